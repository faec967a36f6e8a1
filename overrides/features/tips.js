// Tooltips for terms and citations: on hover, focus and first tap; the pointer may move into one,
// arrows scroll a high one, Esc hides it.
const SHOW_AFTER = 300 // milliseconds: a passing pointer opens nothing,
const HIDE_AFTER = 250 // and has time to reach the tip
const GAP = 6 // pixels from the word
const EDGE = 8 // and from the window's edge
const STEP = 40 // that an arrow scrolls

let open = null // the word shown, and its tip
let timer = 0
let touched = false // by a finger, until that is a click

let way = "mouse" // by which a reader came last

// The tip of all citations: text alone, for a tip holds no links.
const quoted = Object.assign(document.createElement("div"), { className: "term-tip", id: "_quoted" })
quoted.role = "tooltip"
quoted.popover = "manual"
const more = Object.assign(document.createElement("p"), { className: "tip-more" })

const wordAt = target => (target instanceof Element ? target.closest("a.term[href], .citation a") : null)

const isInOpen = target => open && (open.tip.contains(target) || open.word.contains(target))

function tipOf(word) {
  if (word.matches(".term")) return document.getElementById(word.getAttribute("aria-describedby"))
  const reference = document.getElementById(decodeURIComponent(word.hash.slice(1)))
  const list = reference?.closest(".references")
  if (!list) return null
  const parts = [...reference.childNodes].filter(part => part.className !== "back")
  quoted.replaceChildren(parts.map(part => part.textContent).join(""))
  list.append(quoted)
  word.setAttribute("aria-describedby", quoted.id)
  return quoted
}

function later(action, wait) {
  clearTimeout(timer)
  timer = setTimeout(action, wait)
}

function show(word) {
  clearTimeout(timer)
  if (open?.word === word) return
  hide()
  const tip = tipOf(word)
  if (!tip) return
  more.textContent = tip.parentElement.dataset[way] ?? "" // how to read on
  if (more.textContent) tip.append(more)
  tip.showPopover()
  tip.scrollTop = 0
  open = { word, tip }
  place()
}

function hide() {
  clearTimeout(timer)
  close()
}

function close() {
  open?.tip.hidePopover()
  if (open?.tip === quoted) open.word.removeAttribute("aria-describedby")
  open = null
}

// Under the word, or over it where there is more room; never outside the window.
function place() {
  const { word, tip } = open
  const lines = [...word.getClientRects()] // a word may stand on two
  const first = lines.at(0) ?? word.getBoundingClientRect()
  const last = lines.at(-1) ?? first
  if (last.bottom < 0 || first.top > innerHeight) return close() // the next may be on its way
  const { width, height } = tip.getBoundingClientRect()
  const below = last.bottom + GAP
  const above = first.top - GAP - height
  const fitsBelow = below + height <= innerHeight - EDGE
  const roomierBelow = innerHeight - last.bottom > first.top
  const rightToLeft = getComputedStyle(tip).direction === "rtl"
  const top = fitsBelow || roomierBelow ? below : above
  const left = rightToLeft ? first.right - width : first.left
  const mostLeft = document.documentElement.clientWidth - width - EDGE
  const mostTop = innerHeight - height - EDGE
  tip.style.top = `${Math.max(EDGE, Math.min(top, mostTop))}px`
  tip.style.left = `${Math.max(EDGE, Math.min(left, mostLeft))}px`
}

function onPointerOver(event) {
  if (event.pointerType === "touch") return
  if (event.buttons) return // text is being selected
  const word = wordAt(event.target)
  if (isInOpen(event.target)) clearTimeout(timer)
  else if (word) later(() => hover(word), SHOW_AFTER)
  else if (!open) clearTimeout(timer)
  else if (document.activeElement !== open.word) later(hide, HIDE_AFTER)
}

// A pointer that rests is over what scrolls under it: only a tip that it opens is the mouse's.
function hover(word) {
  way = "mouse"
  show(word)
}

function onPointerDown(event) {
  touched = event.pointerType === "touch"
  way = touched ? "touch" : "mouse"
  if (!isInOpen(event.target)) hide()
}

function onFocusIn(event) {
  const word = wordAt(event.target)
  // A press on a tip's text moves the focus to what the tip stands in.
  const holdsTip = open && event.target.contains(open.tip)
  if (word && !touched) show(word) // a finger shows it by its tap
  else if (!word && !holdsTip && !isInOpen(event.target)) hide()
}

// The first tap shows, the second follows.
function onClick(event) {
  const word = wordAt(event.target)
  const byTouch = touched
  touched = false
  if (!word || !byTouch || open?.word === word) return
  show(word)
  if (open) event.preventDefault()
}

function onKeyDown(event) {
  way = "keys"
  if (!open) return
  const { tip } = open
  const step = { ArrowDown: STEP, ArrowUp: -STEP }[event.key]
  if (event.key === "Escape") hide()
  else if (step && tip.scrollHeight > tip.clientHeight) tip.scrollTop += step
  else return
  event.preventDefault()
}

if ("popover" in HTMLElement.prototype) {
  document.documentElement.classList.add("tips")
  document.addEventListener("pointerover", onPointerOver)
  document.addEventListener("pointerdown", onPointerDown)
  document.addEventListener("pointercancel", () => {
    touched = false // the touch became a scroll
  })
  document.addEventListener("focusin", onFocusIn)
  document.addEventListener("click", onClick)
  document.addEventListener("keydown", onKeyDown)
  addEventListener("scroll", () => open && place(), { passive: true, capture: true })
  addEventListener("resize", hide)
}
