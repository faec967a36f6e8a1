// The frame of every page: the switch for light, dark and calm, and what is loaded only once a reader asks for it.
const page = document.documentElement
const root = new URL(`${page.dataset.base}/`, location)

// What a reader chose, kept in their browser under the site's own path, since sites of one owner share one storage.
export const kept = {
  get: name => { try { return localStorage.getItem(root.pathname + name) } catch { return null } },
  set: (name, value) => { try { localStorage.setItem(root.pathname + name, value) } catch { /* not kept, still applied */ } },
  remove: name => { try { localStorage.removeItem(root.pathname + name) } catch { /* nothing was kept */ } },
  names: () => { try { return Object.keys(localStorage).filter(key => key.startsWith(root.pathname)).map(key => key.slice(root.pathname.length)) } catch { return [] } },
}

const looks = document.querySelector("[data-look-switch]")
const show = look => {
  page.dataset.look = look
  for (const input of looks.querySelectorAll("input")) input.checked = input.value === look
}
// Nothing is marked while the page follows the device.
show(page.dataset.look)
looks.addEventListener("change", event => {
  kept.set("look", event.target.value)
  show(event.target.value)
  if (location.hash.startsWith("#calm")) history.replaceState(null, "", location.pathname + location.search)
})

// Calm by address, which a reader was sent and did not choose: it is not kept, but goes along to the next page.
const [mark, place] = location.hash.split("&")
if (place) document.getElementById(decodeURIComponent(place))?.scrollIntoView()
if (mark === "#calm") document.addEventListener("click", event => {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null
  if (!link || page.dataset.look !== "calm") return
  if (link.origin !== location.origin || link.pathname === location.pathname || link.hash.startsWith("#calm")) return
  link.hash = link.hash ? `calm&${link.hash.slice(1)}` : "calm"
}, { capture: true })

// Search is loaded when it is first opened: by its button, or by Ctrl+K (on a Mac ⌘K).
const opener = document.querySelector("[data-search-open]")
const search = event => {
  event.preventDefault()
  for (const part of ["assets/js/words.js", "pagefind/pagefind.js"]) import(new URL(part, root)).catch(() => null) // at once, not in turn
  import("./search.js").then(module => module.open(), () => location.assign(opener.href))
}
opener.addEventListener("click", event => { if (!event.metaKey && !event.ctrlKey && !event.shiftKey) search(event) })
addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k") search(event)
})

// So is the marking of words, unless the reader has made a choice before.
const marking = document.querySelector("[data-marking]")
if (marking) {
  marking.hidden = false
  const load = () => import("./marking.js")
  if (kept.get("marking")) load()
  else marking.addEventListener("change", load, { once: true })
}

// What is kept can be deleted, wherever a page offers it.
const forget = document.querySelector("[data-forget]")
if (forget) {
  const say = () => { forget.hidden = !kept.names().length }
  say()
  document.addEventListener("change", () => setTimeout(say))
  forget.querySelector("button").addEventListener("click", () => {
    kept.names().forEach(kept.remove)
    location.reload()
  })
}

// On paper the warning signs of the first section come first, and nothing is folded away.
let restore = []
addEventListener("beforeprint", () => {
  const text = document.querySelector(".text"), cards = text?.querySelectorAll(":scope > .care:not(h2 ~ h2 ~ *)") ?? []
  for (const card of [...cards].reverse()) {
    const place = document.createComment("")
    card.replaceWith(place)
    text.prepend(card)
    restore.push(() => place.replaceWith(card))
  }
  for (const details of document.querySelectorAll("details:not([open])")) {
    details.open = true
    restore.push(() => { details.open = false })
  }
})
addEventListener("afterprint", () => {
  restore.forEach(undo => undo())
  restore = []
})
