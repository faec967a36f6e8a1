// Tooltips for glossary terms: on hover, focus and first tap; the pointer may move into one; Esc hides it; one at a time.
const SHOW = 300, HIDE = 250 // milliseconds: a passing pointer opens nothing, and has time to reach the tip
let open = null, timer = 0, touched = false

const tipOf = term => document.getElementById(term.getAttribute("aria-describedby"))
const termAt = target => target instanceof Element ? target.closest("a.term[href]") : null
const inOpen = target => open && target instanceof Node && (open.tip.contains(target) || open.term.contains(target))

function show(term) {
  const tip = tipOf(term)
  if (!tip || open?.tip === tip && open.term === term) return
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
  const boxes = [...term.getClientRects()], gap = 6, edge = 8
  const word = boxes[0] ?? term.getBoundingClientRect(), last = boxes.at(-1) ?? word
  const { width, height } = tip.getBoundingClientRect()
  const below = last.bottom + gap, fits = below + height <= innerHeight - edge
  const top = fits || word.top < innerHeight - last.bottom ? below : word.top - gap - height
  const left = getComputedStyle(tip).direction === "rtl" ? word.right - width : word.left
  tip.style.top = `${Math.max(edge, Math.min(top, innerHeight - height - edge))}px`
  tip.style.left = `${Math.max(edge, Math.min(left, document.documentElement.clientWidth - width - edge))}px`
}

function later(action, wait) {
  clearTimeout(timer)
  timer = setTimeout(action, wait)
}

if ("popover" in HTMLElement.prototype) {
  document.documentElement.classList.add("tips")
  document.addEventListener("pointerover", event => {
    if (event.pointerType === "touch") return
    const term = termAt(event.target)
    if (inOpen(event.target)) clearTimeout(timer)
    else if (term) later(() => show(term), SHOW)
    else if (open && document.activeElement !== open.term) later(hide, HIDE)
    else if (!open) clearTimeout(timer)
  })
  document.addEventListener("pointerdown", event => {
    touched = event.pointerType === "touch"
    if (!inOpen(event.target)) hide()
  })
  document.addEventListener("focusin", event => {
    const term = termAt(event.target)
    if (term && !touched) show(term)
    else if (!term && !inOpen(event.target)) hide()
  })
  document.addEventListener("click", event => { // the first tap shows, the second follows the link
    const term = termAt(event.target), first = touched && open?.term !== term
    touched = false
    if (!term || !first) return
    event.preventDefault()
    show(term)
  })
  document.addEventListener("pointercancel", () => { touched = false }) // the touch became a scroll
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape" || !open) return
    event.preventDefault()
    hide()
  })
  addEventListener("scroll", () => open && place(), { passive: true, capture: true })
  addEventListener("resize", hide)
}
