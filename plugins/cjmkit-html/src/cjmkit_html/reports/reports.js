(() => {
  const all = (query, root = document) => [...root.querySelectorAll(query)], form = document.querySelector("[data-filter]");
  const folded = all("details:not(.info)");
  let before = [];
  addEventListener("beforeprint", () => { before = folded.map((one) => one.open); for (const one of folded) one.open = true; });
  addEventListener("afterprint", () => folded.forEach((one, at) => { one.open = before[at]; }));
  if (!form) return;
  const plain = (text) => text.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " "), told = form.querySelector("output");
  const groups = all("[data-group]").map((group) => {
    const shared = plain((group.querySelector(".part") || { textContent: "" }).textContent);
    return { group, items: all("[data-item]", group).map((item) => ({ item, text: `${shared} ${plain(item.textContent)}` })) };
  });
  const search = form.querySelector("[type=search]"), boxes = all("[type=checkbox]", form), nothing = document.querySelector("[data-nothing]");
  const total = groups.reduce((sum, { items }) => sum + items.length, 0);
  const update = () => {
    const words = plain(search.value).split(" ").filter(Boolean), kinds = boxes.filter((box) => box.checked).map((box) => box.value);
    let shown = 0;
    for (const { group, items } of groups) {
      let some = false;
      for (const { item, text } of items) {
        item.hidden = !kinds.includes(item.dataset.item) || !words.every((word) => text.includes(word));
        if (!item.hidden) { some = true; shown += 1; }
      }
      group.hidden = !some;
    }
    nothing.hidden = shown > 0;
    told.textContent = shown === total ? "" : form.dataset.shown.replace("{shown}", shown).replace("{all}", total);
  };
  const fold = (open) => { for (const one of all(".code")) one.open = open; };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", update);
  form.querySelector("[data-open]").addEventListener("click", () => fold(true));
  form.querySelector("[data-close]").addEventListener("click", () => fold(false));
})();
