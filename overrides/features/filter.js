// Narrows a list while a reader types or chooses. Accents and case do not count. What is chosen
// stands in the address behind "#", which no host is sent: it is there again after Back, and when
// the page is loaded anew. "#calm" may stand before it.
const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

function makeFilter(form) {
  const list = document.querySelector(form.dataset.filter)
  const items = [...list.querySelectorAll("[data-filter-item]")]
  const groups = list.querySelectorAll("[data-filter-group]")
  const names = new Map(items.map(item => [item, plain(item.dataset.filterItem)]))
  const status = form.querySelector("[data-filter-status]")
  const all = form.querySelector("[data-filter-all]")

  // What is chosen, by the names of the fields.
  const chosen = () => [...new FormData(form)].filter(([, value]) => value.trim())

  // What a part of an address chooses: nothing where it is the address of a place.
  function read(hash) {
    const given = [...new URLSearchParams(hash.replace(/^#(calm(&|$))?/, ""))]
    return given.filter(([name, value]) => value && form.elements.namedItem(name))
  }

  function write(how) {
    const calm = /^#calm(&|$)/.test(location.hash) ? ["calm"] : []
    const hash = [...calm, new URLSearchParams(chosen())].filter(String).join("&")
    const address = location.pathname + location.search + (hash && `#${hash}`)
    if (address !== location.pathname + location.search + location.hash) {
      history[how](null, "", address)
    }
  }

  function choose(values) {
    form.reset()
    for (const [name, value] of values) {
      const field = form.elements.namedItem(name)
      field.value = value
      if (field.selectedIndex < 0) field.value = "" // there is no such choice
    }
    narrow()
  }

  function narrow() {
    const choices = chosen()
    const words = plain(choices.find(([name]) => name === "q")?.[1] ?? "").split(/\s+/)
    for (const item of items) {
      const fits = ([name, value]) => name === "q" || item.dataset[name] === value
      item.hidden = !choices.every(fits) || !words.every(word => names.get(item).includes(word))
    }
    for (const group of groups) {
      group.hidden = !group.querySelector("[data-filter-item]:not([hidden])")
    }
    const chips = [...form.querySelectorAll("[type=radio]:checked")].filter(chip => chip.value)
    const told = chips.map(chip => chip.labels[0].lastElementChild.textContent).join(", ")
    const count = items.filter(item => !item.hidden).length
    const said = `${status.dataset.found} ${count}${told && ` (${told})`}`
    if (status.textContent !== said) status.textContent = said
    if (all) all.hidden = !choices.length
  }

  function goToCount() {
    status.focus({ preventScroll: true })
    status.scrollIntoView()
  }

  // A link to what is chosen, such as a number that counts it.
  function follow(event) {
    const link = event.target.closest("a[href^='#']")
    const values = link ? read(link.hash) : []
    if (!values.length || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    choose(values)
    write("pushState")
    goToCount()
  }

  // Back, forward, or a link to a place, which must not stay hidden.
  function arrive() {
    const values = read(location.hash)
    const place = document.querySelector(":target:not(:root)")
    if (!values.length && place?.checkVisibility()) return
    choose(values)
    if (!values.length) place?.scrollIntoView()
  }

  form.addEventListener("submit", event => event.preventDefault())
  form.addEventListener("input", event => {
    narrow()
    write(event.target.type === "search" ? "replaceState" : "pushState")
  })
  all?.addEventListener("click", () => {
    choose([])
    write("pushState")
    goToCount()
  })
  document.addEventListener("click", follow)
  addEventListener("hashchange", arrive)

  const values = read(location.hash)
  choose(values)
  const [visit] = performance.getEntriesByType("navigation")
  if (values.length && visit.type === "navigate") {
    addEventListener("load", () => status.scrollIntoView()) // after the browser went to the place
  }
}

for (const form of document.querySelectorAll("[data-filter]")) makeFilter(form)
