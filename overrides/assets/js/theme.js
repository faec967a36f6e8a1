// The frame of every page: the switch for light, dark and calm, what is loaded only once a reader
// asks for it, and what paper needs.
import { kept } from "./storage.js"

const page = document.documentElement
const root = new URL(`${page.dataset.base}/`, location)

// Light, dark, calm ------------------------------------------------------------------------------

const looks = document.querySelectorAll("[data-look-switch]") // in the header, and in the menu

// Nothing is marked while the page follows the device.
function show(look) {
  page.dataset.look = look
  for (const input of [...looks].flatMap(one => [...one.querySelectorAll("input")])) {
    input.checked = input.value === look
  }
}

function choose(event) {
  const look = event.target.value
  kept.set("look", look)
  show(look)
  if (location.hash.startsWith("#calm")) {
    const rest = location.hash.replace(/^#calm&?/, "") // a place, or what a list is narrowed to
    history.replaceState(null, "", location.pathname + location.search + (rest && `#${rest}`))
  }
}

show(page.dataset.look)
for (const one of looks) one.addEventListener("change", choose)

// Calm by address ("#calm", or "#calm&place"), which a reader was sent and did not choose: it is
// not kept, but goes along to the next page.
const [sign, place] = location.hash.split("&")

function takeCalmAlong(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null
  if (!link || page.dataset.look !== "calm") return
  const leaves = link.origin === location.origin && link.pathname !== location.pathname
  if (!leaves || link.hash.startsWith("#calm")) return
  link.hash = link.hash ? `calm&${link.hash.slice(1)}` : "calm"
}

if (sign === "#calm") {
  // The place as it is written, or as it is meant: an address may hold it in either form.
  const ids = new Set([place, new URLSearchParams(`id=${place}`).get("id")])
  const target = [...ids].map(id => document.getElementById(id)).find(Boolean)
  target?.scrollIntoView()
  document.addEventListener("click", takeCalmAlong, { capture: true })
}

// A link into what is folded opens it; browsers do so by themselves, one after the other.
function unfoldTarget() {
  const id = new URLSearchParams(`id=${location.hash.slice(1)}`).get("id")
  const folded = document.getElementById(id)?.closest("details:not([open])")
  if (!folded) return
  folded.open = true
  document.getElementById(id).scrollIntoView()
}

addEventListener("hashchange", unfoldTarget)
unfoldTarget()

// Search, loaded when first opened: by its button, or by Ctrl+K (on a Mac ⌘K) --------------------

const opener = document.querySelector("[data-search-open]")
// All parts are asked for at once, since each would name the next only when it has come.
const searchParts = ["element", "index", "rank", "signs", "words"].map(name => `features/search/${name}.js`)

function sayOffline() {
  const dialog = document.querySelector("[data-search-dialog]")
  const search = dialog.querySelector("[data-search]")
  search.querySelector("[data-search-status]").textContent = search.dataset.failed
  search.querySelector("[data-search-nothing]").hidden = false
  dialog.showModal()
}

async function openSearch(event) {
  event.preventDefault()
  const [element, ...others] = [...searchParts, "pagefind/pagefind.js"]
  for (const path of others) {
    import(new URL(path, root)).catch(() => null)
  }
  try {
    const search = await import(new URL(element, root))
    search.open()
  } catch {
    fetch(opener.href, { method: "HEAD" }).then(
      () => location.assign(opener.href), // the search page says what else there is
      sayOffline, // and the browser's own page for that would say nothing
    )
  }
}

if (opener) { // a site may have no search
  opener.addEventListener("click", event => {
    const elsewhere = event.metaKey || event.ctrlKey || event.shiftKey // a new tab or window
    if (!elsewhere) openSearch(event)
  })
  addEventListener("keydown", event => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
    if (command && event.key.toLowerCase() === "k") openSearch(event)
  })
}

// The marking of words, loaded when a reader chooses one or has chosen before --------------------

const marking = document.querySelector("[data-marking]")
if (marking) {
  const load = () => import("../../features/marking.js")
  marking.hidden = false
  if (kept.get("marking")) load()
  else marking.addEventListener("change", load, { once: true })
}

// What is kept can be deleted wherever a page offers it ------------------------------------------

const forget = document.querySelector("[data-forget]")
if (forget) {
  const offer = () => {
    forget.hidden = kept.names().length === 0
  }
  offer()
  document.addEventListener("kept", offer)
  forget.querySelector("button").addEventListener("click", () => {
    for (const name of kept.names()) kept.remove(name)
    location.reload()
  })
}

// On paper the warning signs of the first section come first, and nothing is folded away ---------

const undo = [] // how to restore the page, newest last

function moveToTop(card, text) {
  const mark = document.createComment("")
  card.replaceWith(mark)
  text.prepend(card)
  undo.push(() => mark.replaceWith(card))
}

function unfold(details) {
  details.open = true
  undo.push(() => {
    details.open = false
  })
}

addEventListener("beforeprint", () => {
  const text = document.querySelector(".text")
  const cards = text?.querySelectorAll(":scope > .care:not(h2 ~ h2 ~ *)") ?? []
  for (const card of [...cards].reverse()) moveToTop(card, text)
  for (const details of document.querySelectorAll("details:not([open])")) unfold(details)
})
addEventListener("afterprint", () => {
  while (undo.length) undo.pop()()
})
