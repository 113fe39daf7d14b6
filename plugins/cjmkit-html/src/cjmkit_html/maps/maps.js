(() => {
  const form = document.querySelector("[data-choices]");
  if (!form) return;
  form.hidden = false;
  const all = (query) => document.querySelectorAll(query), show = form.querySelector("[data-show]"), who = form.querySelector("[data-who]");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => {
    for (const map of all("[data-map]")) map.hidden = !!show && !!show.value && map.id !== show.value;
    for (const box of form.querySelectorAll("input")) for (const row of all("[data-lane]")) if (row.dataset.lane === box.value) row.hidden = !box.checked;
    for (const item of all("[data-of]")) item.hidden = !!who && !!who.value && !item.dataset.of.split("\n").includes(who.value);
  });
})();
