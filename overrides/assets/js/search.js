// Search: a dialog on every page, and a page of its own. Nothing is loaded until a reader opens it, and what they type
// stays in the browser: the index is files of this site (Pagefind), and so is the list of names that ranks and corrects.
import { closeness, correct, has, meant as near, sentence, wordsOf, written } from "./words.js"

const base = new URL(`${document.documentElement.dataset.base}/`, location)
const AT_ONCE = 10 // results shown, and shown more, at a time
const WHOLE = 1.4 // a whole phrase with its small words ("what to do in a migraine") outweighs a name within it
const NAME = 3 // a name that fits outweighs any number of words in a text
let engine, ready

async function load() {
  const folder = new URL("pagefind/", base)
  fetch(new URL(`wasm.${document.documentElement.lang}.pagefind`, folder)).catch(() => null) // at once, not in turn
  const [pagefind, listed] = await Promise.all([import(new URL("pagefind.js", folder)), fetch(new URL("names.json", folder))])
  if (!listed.ok) throw new Error(listed.statusText)
  await pagefind.options({ noWorker: true }) // measured: starts sooner, and answers in a few milliseconds
  await pagefind.init()
  const small = new Set(text.smallWords.split(" "))
  const phrase = name => wordsOf(name, new Set()).join(" ")
  const named = list => list.map(name => wordsOf(name, small)).filter(words => words.length)
  const pages = (await listed.json()).map(([id, url, kind, names, asked, first]) =>
    ({ id, url, kind, title: names[0], phrases: new Set([...names, ...asked].map(phrase)), spelt: names.flatMap(written), names: named(names), asked: named(asked), first: named(first) }))
  const spelt = new Map(pages.flatMap(page => page.spelt).reverse())
  const known = new Set(pages.flatMap(page => page.names.flat()))
  const asked = new Set(pages.flatMap(page => [...page.asked, ...page.first].flat()))
  const slips = new Map(pages.flatMap(page => [...new Set(page.asked.flat())].filter(word => word.length > 4 && !known.has(word))
    .map(word => [word, near(word, page.names.flat().filter(name => !closeness(word, name)))])).filter(([, right]) => right))
  return { pagefind, pages, small, spelt, known, asked, slips, byId: new Map(pages.map(page => [page.id, page])) }
}

// How well the words asked fit one of a page's names: most of what was asked, and little else in the name.
function fit(words, name) {
  const found = words.map((word, n) => Math.max(...name.map(other => closeness(word, other, n === words.length - 1))))
  const asked = found.reduce((sum, one) => sum + one, 0) / words.length
  const named = name.filter(other => words.some((word, n) => closeness(word, other, n === words.length - 1))).length / name.length
  return asked < .5 ? 0 : asked * asked * (.4 + .6 * named)
}

const best = (words, names) => names.reduce((most, name) => Math.max(most, fit(words, name)), 0)

// Pages with the words in their text, each with a score up to 1. Pagefind wants all words; where no page has, some.
async function inText({ pagefind, spelt }, words, typed) {
  const found = new Map()
  const take = async (query, weight) => {
    const { results } = await pagefind.search(query)
    // For a word that no page has, Pagefind answers with pages that have its first letters.
    if (results.length && !has((await results[0].data()).content, wordsOf(query, new Set()))) return
    for (const one of results) {
      const score = weight * one.score / (results[0].score || 1)
      if (score > (found.get(one.id)?.score ?? 0)) found.set(one.id, { score, data: one.data })
    }
  }
  const asTyped = words.map(word => typed.get(word) ?? spelt.get(word) ?? word), ours = words.map(word => spelt.get(word) ?? typed.get(word) ?? word)
  await take(asTyped.join(" "), 1)
  if (ours.join() !== asTyped.join()) await take(ours.join(" "), 1) // British here, American there
  if (words.length > 1 && found.size < 3) await Promise.all(ours.map(word => take(word, .3 / words.length)))
  return found
}

async function ask(words, typed) {
  const { pages, byId } = ready, all = wordsOf(typed, new Set())
  const found = await inText(ready, words, new Map(written(typed)))
  const scored = new Map([...found].map(([id, { score, data }]) => [id, { ...byId.get(id), score, data }]))
  for (const page of pages) {
    const whole = all.length > words.length && page.phrases.has(all.join(" ")) ? WHOLE : 0
    const name = Math.max(whole, best(words, page.names), .9 * best(words, page.asked))
    if (!name) continue
    const before = scored.get(page.id)
    scored.set(page.id, { ...page, score: (before?.score ?? 0) + NAME * name, data: before?.data })
  }
  return [...scored.values()]
}

// What to show for what was typed: pages, best first; the correction, if any; how many must come first for safety.
async function answer(typed) {
  const all = wordsOf(typed, new Set()), words = wordsOf(typed, ready.small)
  const asked = words.length ? words : all
  const better = correct(asked, ready.known, ready.asked, ready.slips)
  const found = new Map()
  for (const [query, weight] of [[asked, 1], ...better ? [[better, .9]] : []]) {
    for (const page of await ask(query, typed)) {
      const score = weight * page.score, before = found.get(page.id)
      if (score > (before?.score ?? 0)) found.set(page.id, { ...page, score, words: query })
    }
  }
  const fits = (word, n, other) => closeness(word, other, n === asked.length - 1) > .5 || near(word, [other])
  for (const page of ready.pages) {
    const urgent = page.first.some(name => name.every(other => asked.some((word, n) => fits(word, n, other))))
    if (urgent) found.set(page.id, { ...page, data: found.get(page.id)?.data, words: asked, score: 100 + best(asked, page.first), urgent })
  }
  // A correction is shown as the site spells it, not as words are compared.
  const told = new Map(written(typed)), right = better?.map(word => ready.spelt.get(word) ?? told.get(word) ?? word)
  return { better: right, pages: [...found.values()].sort((a, b) => b.score - a.score || a.url.localeCompare(b.url)) }
}

async function dataOf(page) {
  if (page.data) return page.data()
  const { results } = await ready.pagefind.search(page.title) // found by its name alone
  return results.find(one => one.id === page.id)?.data()
}

const make = (tag, more = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), more)
  node.append(...children)
  return node
}

// A result: its name at once, its sentence when that has come.
function item(page) {
  const link = make("a", { href: new URL(page.url, base), textContent: page.title[0].toUpperCase() + page.title.slice(1) })
  const line = make("li", {}, link)
  if (page.urgent) line.prepend(make("p", { className: "search-urgent", textContent: text.first }))
  const filled = dataOf(page).then(data => {
    const parts = sentence(data.content, page.title, page.words)
    line.append(make("p", {}, ...parts.map(([part, hit]) => hit ? make("mark", {}, part) : part)))
  }).catch(() => null)
  return { line, filled }
}

const onPage = document.querySelector("main [data-search]")
const dialog = document.querySelector("[data-search-dialog]")
const root = onPage ?? dialog.querySelector("[data-search]")
const text = root.dataset
const part = name => root.querySelector(`[data-search-${name}]`)
const form = part("form"), input = form.elements.q, results = part("results"), more = part("more"), meant = part("meant")
let turn = 0, timer = 0, waiting = []

// The first three together, then the rest by kind, so that the best stands first whatever it is.
function show(pages, first) {
  const items = pages.map(item)
  const groups = new Map()
  pages.forEach((page, n) => {
    const name = first && n < 3 ? "best" : page.kind
    groups.set(name, [...groups.get(name) ?? [], items[n].line])
  })
  const sections = [...groups].map(([name, lines]) => make("section", {}, make("h2", { textContent: text[name] }), make("ol", {}, ...lines)))
  return { sections, filled: Promise.all(items.map(one => one.filled)) }
}

function suggest(better) {
  meant.hidden = !better
  if (!better) return meant.replaceChildren()
  const link = make("button", { type: "button", textContent: better.join(" ") })
  link.addEventListener("click", () => { input.value = better.join(" "); input.focus(); search(input.value) })
  meant.replaceChildren(`${text.meant} `, link, "?")
}

async function search(typed) {
  const mine = ++turn
  more.hidden = part("nothing").hidden = true
  if (!typed.trim()) {
    results.replaceChildren()
    part("status").textContent = ""
    suggest(null)
    results.ariaBusy = "false"
    return
  }
  results.ariaBusy = "true"
  part("status").textContent ||= text.wait
  try {
    ready = await (engine ??= load())
    const { better, pages } = await answer(typed)
    if (mine !== turn) return
    const { sections, filled } = show(pages.slice(0, AT_ONCE), true)
    if (onPage) await filled // nothing jumps while the page loads; in the dialog names come first
    if (mine !== turn) return
    results.replaceChildren(...sections)
    waiting = pages.slice(AT_ONCE)
    more.hidden = !waiting.length
    part("nothing").hidden = pages.length > 0
    suggest(better)
    const count = pages.length ? `${pages.length} ${pages.length === 1 ? text.one : text.found}` : `${text.none} “${typed.trim()}”`
    part("status").textContent = better && pages.length ? `${count}. ${text.also} “${better.join(" ")}”` : count
    await filled
    if (mine !== turn) return
  } catch {
    if (mine !== turn) return
    engine = undefined
    part("status").textContent = text.failed
    part("nothing").hidden = false
  }
  results.ariaBusy = "false"
}

form.addEventListener("submit", event => {
  event.preventDefault()
  clearTimeout(timer)
  search(input.value)
})
input.addEventListener("input", () => {
  clearTimeout(timer)
  timer = setTimeout(search, 150, input.value)
})
more.addEventListener("click", () => {
  const { sections } = show(waiting.splice(0, AT_ONCE), false)
  results.append(...sections)
  more.hidden = !waiting.length
  sections[0]?.querySelector("a").focus()
})
// Arrows go from the field through the results and back; Tab does too.
root.addEventListener("keydown", event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const stops = [input, ...results.querySelectorAll("a")], at = stops.indexOf(document.activeElement)
  if (!step || at < 0 || !stops[at + step]) return
  event.preventDefault()
  stops[at + step].focus()
})

export function open() {
  if (!onPage && !dialog.open) dialog.showModal()
  input.focus()
  input.select()
}

// While the reader begins to type.
const prepare = () => { (engine ??= load()).catch(() => null) }
input.addEventListener("focus", prepare, { once: true })
// Words in an address: ?q=… for links from elsewhere, #q=… is never sent to the host.
const asked = () => new URLSearchParams(location.search).get("q") ?? new URLSearchParams(location.hash.slice(1)).get("q") ?? ""
if (onPage) {
  input.value = asked()
  search(input.value)
  addEventListener("hashchange", () => { input.value = asked(); search(input.value) })
}
