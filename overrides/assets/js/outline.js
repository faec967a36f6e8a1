// Marks in the outline the section that is read: the last whose heading has passed the upper part
// of the window.
const outlines = [...document.querySelectorAll("[data-outline]")]
const links = outlines.flatMap(one => [...one.querySelectorAll("a")])
const headings = [...new Set(links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1)))))].filter(Boolean)

function mark() {
  const passed = headings.filter(heading => heading.getBoundingClientRect().top < innerHeight / 3)
  const now = passed.at(-1)?.id
  for (const link of links) {
    const here = now !== undefined && decodeURIComponent(link.hash.slice(1)) === now
    if (here) link.setAttribute("aria-current", "true")
    else link.removeAttribute("aria-current")
  }
}

// A phone's outline closes once a reader has chosen, or turns elsewhere.
const folded = document.querySelector("details[data-outline]")

function fold(event) {
  if (event.type === "keydown" && event.key !== "Escape") return
  const chosen = event.target.closest?.("[data-outline] a")
  const inside = folded.contains(event.target)
  if (!folded.open || (event.type === "click" && inside && !chosen)) return
  folded.open = false
  if (event.type === "keydown" && inside) folded.querySelector("summary").focus()
}

for (const kind of ["click", "keydown"]) document.addEventListener(kind, fold)
for (const kind of ["scroll", "resize"]) addEventListener(kind, mark, { passive: true })
mark()
