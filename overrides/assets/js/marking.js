// How explained words are marked: where they first stand (as the page comes), everywhere, or nowhere. The reader's choice
// stays in their browser, and only once they have made one.
import { kept } from "./theme.js"

const form = document.querySelector("[data-marking]")
const text = document.querySelector(".text")

// Links every other place of the page's terms, as the build would have done with `scope: all`.
function markAll() {
  const tips = [...document.querySelectorAll(".term-tip")]
  const first = new Map(tips.map(tip => [tip.id, document.querySelector(`a.term[aria-describedby="${tip.id}"]`)]))
  const words = new Map(tips.flatMap(tip => tip.querySelector("[data-words]").dataset.words.split("|").map(word => [word, first.get(tip.id)])))
  const any = [...words.keys()].sort((a, b) => b.length - a.length).map(word => word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&"))
  if (!any.length) return
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${any.join("|")})(?![\\p{L}\\p{N}_])`, "gu")
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT, node =>
    node.parentElement.closest(form.dataset.unmarked) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT)
  const nodes = []
  while (walker.nextNode()) nodes.push(walker.currentNode)
  for (const node of nodes) {
    const parts = []
    let done = 0
    for (const { 0: word, index } of node.data.matchAll(pattern)) {
      const link = words.get(word)?.cloneNode()
      if (!link) continue
      link.textContent = word
      link.dataset.added = ""
      parts.push(node.data.slice(done, index), link)
      done = index + word.length
    }
    if (parts.length) node.replaceWith(...parts, node.data.slice(done))
  }
}

function apply(choice) {
  for (const link of document.querySelectorAll("a.term[data-added]")) link.replaceWith(link.textContent)
  text.normalize()
  for (const link of document.querySelectorAll("a.term")) { // a link without an address is plain text, and no tab stop
    if (choice === "off") link.dataset.href ??= link.getAttribute("href")
    if (choice === "off") link.removeAttribute("href")
    else if (link.dataset.href) link.setAttribute("href", link.dataset.href)
  }
  if (choice === "all") markAll()
}

function choose() {
  const choice = form.elements.marking.value
  if (choice === "first") kept.remove("marking")
  else kept.set("marking", choice)
  apply(choice)
}

if (kept.get("marking")) form.elements.marking.value = kept.get("marking")
choose() // what was kept, or what the reader has just chosen
form.addEventListener("change", choose)
