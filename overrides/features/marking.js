// How explained words are marked: where they first stand (as the page comes), everywhere, or
// nowhere. The reader's choice stays in their browser, and only once they have made one.
import { kept } from "../assets/js/storage.js"

const form = document.querySelector("[data-marking]")
const text = document.querySelector(".text")

const escapeForPattern = word => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")

// The link that the build made for each form of each term of the page; none for a form that it left
// alone, in which no shorter one may be marked: "bran" in "oats with bran".
function linksByWord() {
  const links = new Map()
  for (const word of form.dataset.left?.split("|") ?? []) if (word) links.set(word, null)
  for (const tip of document.querySelectorAll(".term-tip")) {
    const link = document.querySelector(`a.term[aria-describedby="${tip.id}"]`)
    const { words } = tip.querySelector("[data-words]").dataset
    for (const word of words.split("|")) links.set(word, link)
  }
  return links
}

// A form where it is a word: "bran" is not in "branch". Chinese and Japanese words run on; a single
// Chinese sign is a word where no other stands beside it.
function asWord(form) {
  if (/^\p{sc=Han}$/u.test(form)) return `(?<!\\p{sc=Han})${form}(?!\\p{sc=Han})`
  const edge = (letter, pattern) => (/[\p{sc=Han}\p{sc=Hiragana}]/u.test(letter) ? "" : pattern)
  const before = edge(form.at(0), "(?<![\\p{L}\\p{M}\\p{N}_])")
  const after = edge(form.at(-1), "(?![\\p{L}\\p{M}\\p{N}_])")
  return before + escapeForPattern(form) + after
}

// The longest form first.
function anyOf(words) {
  const longestFirst = [...words].sort((one, other) => other.length - one.length)
  return new RegExp(longestFirst.map(asWord).join("|"), "gu")
}

// Whether what stands between two places of a text is a part of an address.
function inAddress(text, start, end) {
  const [before] = text.slice(0, start).match(/[^\s"'()]*$/)
  const [after] = text.slice(end).match(/^[^\s"'()]*/)
  return /:\/\/|\bwww\.|\w@\w|\w\.[a-z]{2}/.test(before + text.slice(start, end) + after)
}

// The pieces of text in which words may be marked. The build says what to leave alone.
function textNodes() {
  const leftAlone = form.dataset.unmarked
  const accept = node =>
    node.parentElement.closest(leftAlone) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, accept)
  const nodes = []
  while (walker.nextNode()) nodes.push(walker.currentNode)
  return nodes
}

// Links the words in one piece of text.
function link(node, pattern, links) {
  const parts = []
  let done = 0
  for (const { 0: word, index } of node.data.matchAll(pattern)) {
    const copy = links.get(word)?.cloneNode()
    if (!copy || inAddress(node.data, index, index + word.length)) continue
    copy.textContent = word
    copy.dataset.added = ""
    parts.push(node.data.slice(done, index), copy)
    done = index + word.length
  }
  if (parts.length) node.replaceWith(...parts, node.data.slice(done))
}

// Links every other place of the page's terms, as the build would have done with `scope: all`.
function markEverywhere() {
  const links = linksByWord()
  const pattern = anyOf(links.keys())
  for (const node of textNodes()) link(node, pattern, links)
}

function unmarkAdded() {
  for (const added of document.querySelectorAll("a.term[data-added]")) {
    added.replaceWith(added.textContent)
  }
  text.normalize() // so that a word is not cut in two where a link stood
}

// A link without an address is plain text, and no stop of the Tab key.
function switchLinks(on) {
  for (const term of document.querySelectorAll("a.term")) {
    term.dataset.href ??= term.getAttribute("href")
    if (on) term.setAttribute("href", term.dataset.href)
    else term.removeAttribute("href")
  }
}

function choose() {
  const choice = form.elements.marking.value
  if (choice === "first") kept.remove("marking") // as the page comes
  else kept.set("marking", choice)
  unmarkAdded()
  switchLinks(choice !== "off")
  if (choice === "all") markEverywhere()
}

const before = kept.get("marking")
if (before) form.elements.marking.value = before
choose() // what was kept, or what the reader has just chosen
form.addEventListener("change", choose)
