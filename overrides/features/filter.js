// Narrows a list while a reader types or chooses, and sorts it. Accents and case do not count.
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

function makeFilter(form) {
  const list = document.querySelector(form.dataset.filter)
  const items = [...list.querySelectorAll("[data-filter-item]")]
  const groups = list.querySelectorAll("[data-filter-group]")
  const names = new Map(items.map(item => [item, plain(item.dataset.filterItem)]))
  const field = form.querySelector("input")
  const selects = [...form.querySelectorAll("[data-filter-by]")]
  const order = form.querySelector("[data-sort]")
  const status = form.querySelector("[data-filter-status]")

  function narrow() {
    const words = plain(field?.value ?? "").split(/\s+/).filter(Boolean)
    const choices = selects.filter(select => select.value)
    const isChosen = item =>
      choices.every(select => item.dataset[select.dataset.filterBy] === select.value)
    const hasWords = item => words.every(word => names.get(item).includes(word))
    for (const item of items) {
      item.hidden = !isChosen(item) || !hasWords(item)
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-filter-item]:not([hidden])")
    }
    const count = items.filter(item => !item.hidden).length
    const narrowed = words.length || choices.length
    status.textContent = narrowed ? `${status.dataset.found} ${count}` : ""
  }

  // As the page has them, or by what each item says of itself; numbers by size.
  function sort() {
    const key = order.value
    const compare = (one, other) =>
      one.dataset[key].localeCompare(other.dataset[key], undefined, { numeric: true })
    list.append(...(key ? items.toSorted(compare) : items))
  }

  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", narrow)
  order?.addEventListener("change", sort)
}

for (const form of document.querySelectorAll("[data-filter]")) makeFilter(form)
