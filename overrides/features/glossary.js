// Tooltips for terms: on hover, focus and first tap; the pointer may move into one; Esc hides it.
const SHOW_AFTER = 300 // milliseconds: a passing pointer opens nothing,
const HIDE_AFTER = 250 // and has time to reach the tip
const GAP = 6 // pixels from the word
const EDGE = 8 // and from the window's edge

let open = null // the term shown, and its tip
let timer = 0
let touched = false // by a finger, until that is a click

const termAt = target => (target instanceof Element ? target.closest("a.term[href]") : null)

const isInOpen = target => open && (open.tip.contains(target) || open.term.contains(target))

function later(action, wait) {
  clearTimeout(timer)
  timer = setTimeout(action, wait)
}

function show(term) {
  clearTimeout(timer)
  const tip = document.getElementById(term.getAttribute("aria-describedby"))
  if (!tip || open?.term === term) return
  hide()
  tip.showPopover()
  open = { term, tip }
  place()
}

function hide() {
  clearTimeout(timer)
  open?.tip.hidePopover()
  open = null
}

// Under the word, or over it where there is more room; never outside the window.
function place() {
  const { term, tip } = open
  const lines = [...term.getClientRects()] // a term may stand on two
  const first = lines.at(0) ?? term.getBoundingClientRect()
  const last = lines.at(-1) ?? first
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
  if (event.buttons) return // text is being selected, or something dragged
  const term = termAt(event.target)
  if (isInOpen(event.target)) clearTimeout(timer)
  else if (term) later(() => show(term), SHOW_AFTER)
  else if (!open) clearTimeout(timer)
  else if (document.activeElement !== open.term) later(hide, HIDE_AFTER)
}

function onPointerDown(event) {
  touched = event.pointerType === "touch"
  if (!isInOpen(event.target)) hide()
}

function onFocusIn(event) {
  const term = termAt(event.target)
  // A press on a tip's text moves the focus to what the tip stands in.
  const holdsTip = open && event.target.contains(open.tip)
  if (term && !touched) show(term) // a finger shows it by its tap
  else if (!term && !holdsTip && !isInOpen(event.target)) hide()
}

// The first tap shows, the second follows.
function onClick(event) {
  const term = termAt(event.target)
  const byTouch = touched
  touched = false
  if (!term || !byTouch || open?.term === term) return
  event.preventDefault()
  show(term)
}

function onKeyDown(event) {
  if (event.key !== "Escape" || !open) return
  event.preventDefault()
  hide()
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
