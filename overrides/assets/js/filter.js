// Narrows a list while a reader types or chooses. Accents and case do not count.
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

for (const form of document.querySelectorAll("[data-filter]")) {
  const list = document.querySelector(form.dataset.filter)
  const items = [...list.querySelectorAll("[data-filter-item]")].map(item => [item, plain(item.dataset.filterItem)])
  const status = form.querySelector("[data-filter-status]")
  const chosen = [...form.querySelectorAll("[data-filter-by]")]
  const rows = items.map(([item]) => item), order = form.querySelector("[data-sort]")
  order?.addEventListener("change", () => {
    const by = order.value
    list.append(...by ? rows.toSorted((a, b) => a.dataset[by].localeCompare(b.dataset[by])) : rows)
  })
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", () => {
    const words = plain(form.querySelector("input")?.value ?? "").split(/\s+/).filter(Boolean)
    const choices = chosen.filter(select => select.value)
    let found = 0
    for (const [item, names] of items) {
      const fits = choices.every(select => item.dataset[select.dataset.filterBy] === select.value)
      item.hidden = !fits || !words.every(word => names.includes(word))
      found += !item.hidden
    }
    for (const group of list.querySelectorAll("[data-filter-group]"))
      group.hidden = !group.querySelector("[data-filter-item]:not([hidden])")
    status.textContent = words.length || choices.length ? `${status.dataset.found} ${found}` : ""
  })
}
