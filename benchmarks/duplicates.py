"""
Finding duplicates: ours beside a blocking script on rapidfuzz and, where it is installed, splink on duckdb.

    python -m benchmarks.duplicates [CARDS]

All three see the same cards in the same normal forms, on two bases: the one that our rules were tuned on, and one of
other faults that was kept apart. The bases are made up: trust the order, not the third digit.
"""

from __future__ import annotations

import itertools
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.duplicates_base import Base, base, other_base

from cjmkit.dedupe import find_duplicates
from cjmkit.dedupe.digests import Digest, digest_of

Pairs = set[tuple[int, int]]
_LARGEST = 60


def ours(made: Base) -> dict[str, Pairs]:
    with find_duplicates(made.cards) as found:
        auto = {(pair.a, pair.b) for pair in found.pairs("auto")}
        review = {(pair.a, pair.b) for pair in found.pairs("review")}
        return {"cjmkit, auto": auto, "cjmkit, auto + review": auto | review}


def script(made: Base) -> dict[str, Pairs]:
    """
    What an engineer writes in an afternoon: block by any key, weigh the agreements, veto by ИНН and КПП.
    """
    from rapidfuzz import fuzz

    digests = [digest_of(card) for card in made.cards]
    blocks: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, one in enumerate(digests, 1):
        keys = [("inn", one.inn), ("name", one.sorted_name), ("person", f"{one.last_name} {one.other_names}")]
        keys += [("phone", value) for value in one.phones] + [("email", value) for value in one.emails]
        for key in keys:
            if key[1]:
                blocks[key].append(number)
    seen: Pairs = set()
    found: Pairs = set()
    for numbers in blocks.values():
        if len(numbers) <= _LARGEST:
            seen.update(itertools.combinations(numbers, 2))
    for a, b in seen:
        one, two = digests[a - 1], digests[b - 1]
        if (one.inn and two.inn and one.inn != two.inn) or (one.kpp and two.kpp and one.kpp != two.kpp):
            continue
        name = fuzz.token_sort_ratio(_name(one), _name(two)) / 100
        shared = bool(set(one.phones) & set(two.phones)) + bool(set(one.emails) & set(two.emails))
        if 0.4 * name + 0.4 * (bool(one.inn) and one.inn == two.inn) + 0.3 * shared >= 0.65:
            found.add((a, b))
    return {"blocking + rapidfuzz": found}


def _name(one: Digest) -> str:
    return one.sorted_name or " ".join((one.last_name, *one.other_names))


def splink(made: Base) -> dict[str, Pairs]:
    import logging

    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    logging.getLogger("splink").setLevel(logging.ERROR)
    logging.getLogger("splink").propagate = False
    columns = _columns(made)
    api = DuckDBAPI()
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            cl.JaroWinklerAtThresholds("name", [0.92, 0.8]),
            *(cl.ExactMatch(column) for column in ("inn", "kpp", "phone", "email", "address")),
        ],
        blocking_rules_to_generate_predictions=[block_on(key) for key in ("inn", "phone", "email", "name", "address")],
    )
    linker = Linker(_registered(api, columns), settings, **_api(Linker, api))
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for key in ("name", "phone"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(key))
    predicted = linker.inference.predict(threshold_match_probability=0.9)
    # Splink 4 and 5 call it differently.
    told = predicted.as_record_list() if hasattr(predicted, "as_record_list") else predicted.as_record_dict()
    pairs = {tuple(sorted((row["unique_id_l"], row["unique_id_r"]))) for row in told}
    numbers = dict(zip(columns["unique_id"], zip(columns["inn"], columns["kpp"], strict=True), strict=True))
    kept = {pair for pair in pairs if not _apart(numbers[pair[0]], numbers[pair[1]])}
    return {"splink 0.9": pairs, "splink 0.9 + veto": kept}


def _apart(one: tuple[Any, ...], two: tuple[Any, ...]) -> bool:
    return any(left and right and left != right for left, right in zip(one, two, strict=True))


def _columns(made: Base) -> dict[str, list[Any]]:
    columns: defaultdict[str, list[Any]] = defaultdict(list)
    for number, one in enumerate(map(digest_of, made.cards), 1):
        columns["unique_id"].append(number)
        columns["name"].append(_name(one) or None)
        columns["inn"].append(one.inn or None)
        columns["kpp"].append(one.kpp or None)
        columns["phone"].append(next(iter(one.phones), None))
        columns["email"].append(next(iter(one.emails), None))
        columns["address"].append(next(iter(one.addresses), None))
    return columns


def _registered(api: Any, columns: dict[str, list[Any]]) -> Any:
    import pyarrow

    table = pyarrow.table(columns)
    return api.register(table) if hasattr(api, "register") else table


def _api(linker: Any, api: Any) -> dict[str, Any]:
    import inspect

    return {"db_api": api} if "db_api" in inspect.signature(linker).parameters else {}


def main(count: int) -> None:
    for make in (base, other_base):
        made = make(count)
        true = made.pairs()
        print(f"\n{make.__name__}: {len(made.cards)} cards, {len(true)} true pairs\n")
        print("| method | CPU s | precision | recall | F1 |\n|---|--:|--:|--:|--:|")
        for method in (ours, script, splink):
            _show(method, made, true)


def _show(method: Callable[[Base], dict[str, Pairs]], made: Base, true: Iterable[tuple[int, int]]) -> None:
    start = time.process_time()
    try:
        answers = method(made)
    except ImportError as error:
        print(f"| {method.__name__} | – | not installed: {error.name} | | |")
        return
    seconds = time.process_time() - start
    for name, pairs in answers.items():
        right = len(pairs & set(true))
        precision, recall = right / max(1, len(pairs)), right / max(1, len(set(true)))
        print(f"| {name} | {seconds:.1f} | {precision:.3f} | {recall:.3f} | {_f1(precision, recall):.3f} |")


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
