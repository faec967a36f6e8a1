// A field that narrows a list while a reader types. Accents and case do not count.
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

for (const form of document.querySelectorAll("[data-filter]")) {
  const list = document.querySelector(form.dataset.filter)
  const items = [...list.querySelectorAll("[data-filter-item]")].map(item => [item, plain(item.dataset.filterItem)])
  const status = form.querySelector("[data-filter-status]")
  form.hidden = false
  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", () => {
    const words = plain(form.querySelector("input").value).split(/\s+/).filter(Boolean)
    let found = 0
    for (const [item, names] of items) {
      item.hidden = !words.every(word => names.includes(word))
      found += !item.hidden
    }
    for (const group of list.querySelectorAll("[data-filter-group]"))
      group.hidden = !group.querySelector("[data-filter-item]:not([hidden])")
    status.textContent = words.length ? `${status.dataset.found} ${found}` : ""
  })
}
