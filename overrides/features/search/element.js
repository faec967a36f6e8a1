// Search as readers see it: a dialog on every page, and a page of its own.
import { sentence } from "./words.js"

const AT_ONCE = 10 // results shown, and shown more, at a time
const BEST = 3 // stand together, whatever their kind
const KINDS = { word: "aWord", page: "aPage", tool: "aTool" } // what each result says that it is
const PAUSE = 150 // milliseconds after a letter, in which the next may come

const page = document.documentElement
const root = new URL(`${page.dataset.base}/`, location)
const onPage = document.querySelector("main [data-search]")
const dialog = document.querySelector("[data-search-dialog]")
const search = onPage ?? dialog.querySelector("[data-search]")
const labels = search.dataset
const part = name => search.querySelector(`[data-search-${name}]`)
const form = part("form")
const input = form.elements.q
const status = part("status")
const suggestion = part("meant")
const care = part("care")
const results = part("results")
const more = part("more")
const nothing = part("nothing")

let index // once it is asked for
let turn = 0 // of two searches, the later one is shown
let timer = 0
let waiting = [] // pages found and not yet shown

// All parts are asked for at once, since each would name the next only when it has come.
async function openParts() {
  const folder = new URL("pagefind/", root)
  const others = ["./rank.js", "./signs.js", new URL("pagefind.js", folder)]
  for (const part of others) import(part).catch(() => null)
  const { openIndex } = await import("./index.js")
  return openIndex(folder, page.lang, labels.smallWords)
}

// The index, loaded once; after a failure it is tried again.
function load() {
  index ??= openParts()
  index.catch(() => {
    index = undefined
  })
  return index
}

function make(tag, properties, ...children) {
  const node = Object.assign(document.createElement(tag), properties)
  node.append(...children)
  return node
}

// Results ----------------------------------------------------------------------------------------

// A result: its name at once, its sentence when that has come.
function makeItem(found) {
  const kind = make("span", { className: "kind" }, labels[KINDS[found.kind]])
  return make("li", {}, make("a", { href: new URL(found.url, root) }, found.title), " ", kind)
}

async function addSentence(item, found) {
  try {
    const ready = await load()
    const content = await ready.textOf(found)
    const parts = sentence(content, found.title, found.words, found.kind === "word")
    const marked = parts.map(([text, isHit]) => (isHit ? make("mark", {}, text) : text))
    item.append(make("p", {}, ...marked))
  } catch {
    // its name and its link are there
  }
}

// The best together, then the rest by kind. `filled` is done when all sentences have come.
function makeSections(pages, best) {
  const groups = new Map()
  const filled = []
  pages.forEach((found, n) => {
    const item = makeItem(found)
    const group = n < best ? "best" : found.kind
    groups.set(group, [...(groups.get(group) ?? []), item])
    filled.push(addSentence(item, found))
  })
  const sections = [...groups].map(([group, items]) =>
    make("section", {}, make("h2", {}, labels[group]), make("ol", {}, ...items)),
  )
  return { sections, filled: Promise.all(filled) }
}

function suggest(correction) {
  suggestion.hidden = !correction
  suggestion.replaceChildren()
  if (!correction) return
  const words = correction.join(" ")
  const button = make("button", { type: "button", className: "button" }, words)
  button.addEventListener("click", () => {
    input.value = words
    input.focus()
    answer(words)
  })
  suggestion.append(`${labels.meant} `, button, "?")
}

// The cards of warning signs that were named, above all results. They come whole from the build.
function warn(signs) {
  care.hidden = !signs.length
  care.innerHTML = signs.map(sign => sign.html.replaceAll('href="~/', `href="${root}`)).join("")
}

// How much was found, in words; a warning sign comes first here too.
function tell(typed, count, correction) {
  const heading = care.querySelector("h2")?.textContent
  if (heading) return `${labels.first}: ${heading.replace(/:$/, "…")}`
  if (!count) return `${labels.none} “${typed.trim()}”`
  const found = `${count} ${count === 1 ? labels.one : labels.found}`
  return correction ? `${found}. ${labels.also} “${correction.join(" ")}”` : found
}

// Who has gone on to a result keeps it while later letters of their word change the list.
function replaceResults(sections) {
  const reading = results.contains(document.activeElement) && document.activeElement.href
  results.replaceChildren(...sections)
  if (!reading) return
  const same = [...results.querySelectorAll("a")].find(link => link.href === reading)
  const stop = same ?? input
  stop.focus()
}

function clear() {
  results.replaceChildren()
  waiting = []
  suggest(null)
  warn([])
}

// Answering --------------------------------------------------------------------------------------

async function answer(typed) {
  turn += 1
  const mine = turn
  more.hidden = true
  nothing.hidden = true
  if (!typed.trim()) {
    clear()
    status.textContent = ""
    results.ariaBusy = "false"
    return
  }
  results.ariaBusy = "true"
  status.textContent ||= labels.wait
  try {
    const ready = await load()
    const { signs, pages, correction } = await ready.ask(typed)
    if (mine !== turn) return
    warn(signs) // at once: help waits for nothing
    const { sections, filled } = makeSections(pages.slice(0, AT_ONCE), BEST)
    if (onPage) await filled // nothing jumps while the page loads; in the dialog names come first
    if (mine !== turn) return
    replaceResults(sections)
    waiting = pages.slice(AT_ONCE)
    more.hidden = !waiting.length
    nothing.hidden = pages.length > 0
    suggest(correction)
    status.textContent = tell(typed, pages.length, correction)
    await filled
  } catch {
    if (mine !== turn) return
    index = undefined
    clear() // what was found before does not answer this
    status.textContent = labels.failed
    nothing.hidden = false
  }
  if (mine === turn) results.ariaBusy = "false"
}

// While the reader begins to type.
input.addEventListener("focus", () => load().catch(() => null), { once: true })
input.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(answer, PAUSE, input.value)
})
form.addEventListener("submit", event => {
  event.preventDefault()
  clearTimeout(timer)
  answer(input.value)
})
more.addEventListener("click", () => {
  const { sections } = makeSections(waiting.splice(0, AT_ONCE), 0)
  results.append(...sections)
  more.hidden = !waiting.length
  sections[0]?.querySelector("a").focus()
})

// Arrows go from the field through the results and back; Tab does too.
search.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  const stops = [input, ...care.querySelectorAll("a"), ...results.querySelectorAll("a")]
  const at = stops.indexOf(document.activeElement)
  const next = at < 0 ? undefined : stops[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
})

// Opening ----------------------------------------------------------------------------------------

export function open() {
  if (!onPage && !dialog.open) dialog.showModal()
  input.focus()
  input.select()
}

// Words in an address: "?q=…" for links from elsewhere; "#q=…" is never sent to the host.
function wordsInAddress() {
  const hash = new URLSearchParams(location.hash.slice(1))
  return hash.get("q") ?? new URLSearchParams(location.search).get("q")
}

function answerAddress() {
  input.value = wordsInAddress() ?? ""
  answer(input.value)
}

if (onPage) {
  answerAddress()
  addEventListener("hashchange", () => {
    const isQuestion = new URLSearchParams(location.hash.slice(1)).has("q")
    if (isQuestion) answerAddress() // and not a place of the page, such as its text
  })
}
