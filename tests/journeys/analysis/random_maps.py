"""
Maps that Hypothesis makes up: small, and with everything that may be unknown unknown at times.
"""

import datetime as dt

from hypothesis import strategies as st

from cjmkit.model.journeys import (
    KPI,
    Barrier,
    Benchmark,
    BuyingRole,
    Churn,
    Count,
    Emotion,
    Flow,
    Journey,
    MomentOfTruth,
    Outcome,
    Project,
    Remedy,
    RemedyStatus,
    Stage,
    Touchpoint,
    TouchpointStatus,
    Transition,
    TransitionKind,
)
from cjmkit.model.parts import Money

marks = st.none() | st.integers(1, 5)
words = st.sampled_from(["", "А", "Б", "сайт", "{x}", "Покупка", "Выбор", "phone", "%", "кафе|бар"])
names = st.none() | words
amounts = st.decimals(min_value=0, max_value=10**9, places=2)
money = st.none() | st.builds(Money, amount=amounts, currency=st.sampled_from(["RUB", "USD"]))
emotions = st.none() | st.builds(Emotion, expected=marks, actual=marks)
remedies = st.builds(
    Remedy,
    text=words,
    cost=money,
    owner=names,
    status=st.sampled_from(RemedyStatus),
    chosen=st.booleans(),
    due_on=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
)
barriers = st.lists(
    st.builds(Barrier, text=words, severity=marks, remedies=st.lists(remedies, max_size=2).map(tuple)), max_size=3
).map(tuple)
touchpoints = st.builds(
    Touchpoint,
    title=words,
    channel=names,
    importance=marks,
    importance_business=marks,
    quality=marks,
    owner=names,
    handoff=names,
    emotion=emotions,
    barriers=barriers,
    status=st.sampled_from(TouchpointStatus),
    also_in=st.lists(st.sampled_from(["s0", "s1", "s2", "zz"]), max_size=2).map(tuple),
    outcome=st.none() | st.sampled_from(Outcome),
    cost=money,
    revenue=money,
    moment_of_truth=st.none() | st.builds(MomentOfTruth, why=words),
    benchmark=st.lists(st.builds(Benchmark, competitor=words, score=marks), max_size=2).map(tuple),
    raci=st.dictionaries(words, st.sampled_from(["R", "A", "AR", "ci", "x"]), max_size=2),
)
counts = st.lists(
    st.builds(
        Count,
        value=st.integers(0, 10**6),
        by=st.dictionaries(st.sampled_from(["channel", "product"]), words, max_size=2),
    ),
    max_size=4,
).map(tuple)
stages = st.builds(
    Stage,
    id=st.sampled_from(["s0", "s1", "s2", "purchase"]),
    title=words,
    touchpoints=st.lists(touchpoints, max_size=4).map(tuple),
    barriers=barriers,
    emotion=emotions,
    counts=counts,
    owner=names,
    churn=st.lists(st.builds(Churn, reason=words, share=st.none() | st.decimals(0, 100, places=1)), max_size=2).map(
        tuple
    ),
    kpis=st.lists(st.builds(KPI, id=words, value=st.none() | amounts, target=st.none() | amounts), max_size=2).map(
        tuple
    ),
    buying_roles=st.lists(words, max_size=2).map(tuple),
    no_contact=st.booleans(),
)
ways = st.builds(
    Transition,
    start=st.sampled_from(["s0", "s1", "zz"]),
    end=st.none() | st.sampled_from(["s1", "s2"]),
    kind=st.sampled_from(TransitionKind),
    barriers=barriers,
)
journeys = st.builds(
    Journey,
    id=st.just("way"),
    title=words,
    stages=st.lists(stages, max_size=5).map(tuple),
    transitions=st.lists(ways, max_size=3).map(tuple),
    flow=st.sampled_from(Flow),
    entry_touchpoints=st.lists(words, max_size=2).map(tuple),
    mapped_on=st.none() | st.dates(dt.date(2020, 1, 1), dt.date(2030, 1, 1)),
    review_every=st.none() | st.integers(1, 400),
    buying_center=st.lists(
        st.builds(BuyingRole, role=words, weight=marks, stages=st.just(("s0", "zz"))), max_size=2
    ).map(tuple),
)
projects = st.builds(Project, journeys=journeys.map(lambda found: (found,)))
