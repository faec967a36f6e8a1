// How the parts of a page look: what a style sheet decides of each, in words.
// Nothing here depends on fonts, or on how text is laid out.
([parts, forced]) => {
  const SYSTEM = ["Canvas", "CanvasText", "LinkText", "ButtonFace", "ButtonText", "ButtonBorder",
    "Highlight", "HighlightText", "Field", "FieldText", "GrayText"]
  const SIDES = ["top", "right", "bottom", "left"]
  // What is told as it is, where it is not as browsers have it.
  const PLAIN = [["cursor", "auto"], ["text-wrap", "wrap"], ["overflow-wrap", "break-word"],
    ["vertical-align", "baseline"], ["z-index", "auto"], ["text-underline-offset", "auto"],
    ["break-after", "auto"], ["hyphens", "manual"], ["translate", "none"], ["rotate", "none"],
    ["accent-color", "auto"], ["justify-self", "auto"], ["align-self", "auto"],
    ["scroll-margin-top", "0px"], ["column-gap", "normal"], ["row-gap", "normal"],
    ["reading-flow", "normal"], ["border-collapse", "separate"], ["forced-color-adjust", "auto"],
    ["flex-basis", "auto"], ["stroke-linejoin", "miter"], ["caption-side", "top"]]

  // In the reader's own colours, a colour is told by its name.
  const probe = document.body.appendChild(document.createElement("i")), names = {}
  probe.style.forcedColorAdjust = "none"
  for (const name of forced ? SYSTEM : []) {
    probe.style.color = name
    names[getComputedStyle(probe).color] ??= name
  }
  probe.remove()

  const hex = n => Math.round(n).toString(16).padStart(2, "0")
  const colour = value => {
    if (names[value]) return names[value]
    const [r, g, b, a = 1] = value.match(/[\d.]+/g)?.map(Number) ?? []
    if (a === 0) return "none"
    return b === undefined ? value : `#${[r, g, b].map(hex).join("")}${a < 1 ? ` at ${a}` : ""}`
  }

  // Lengths are told in the size of the page's text, which the book has once.
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const rem = (whole, n) => {
    if (+n === 0) return "0"
    return +n % 1 === 0 && Math.abs(n) < 5 ? whole : `${Math.round(100 * n / root) / 100}rem`
  }
  const size = text => text.replace(/(-?[\d.]+)px/g, rem)
  // Lines are told in pixels.
  const line = text => text.replace(/\d+\.\d+/g, n => String(Math.round(n * 100) / 100))

  const four = ([top, right, bottom, left]) => {
    if (right !== left) return [top, right, bottom, left].join(" ")
    if (top !== bottom) return `${top} ${right} ${bottom}`
    return top === right ? top : `${top} ${right}`
  }

  function look(one, before) {
    const style = getComputedStyle(one, before || null), found = {}
    const map = before ? null : one.computedStyleMap()
    const get = name => style.getPropertyValue(name)
    const length = name => size(map ? map.get(name)?.toString() ?? "" : get(name))
    const each = name => four(SIDES.map(side => length(`${name}-${side}`)))
    const tell = (name, value, plain) => {
      if (value && value !== plain) found[name] = value
    }
    if (before && ["none", "normal"].includes(style.content)) return { shown: "no" }
    if (!one.checkVisibility()) return { shown: "no" }
    const said = style.content.replace(/https?:[^>"]*/, "address")
    if (before) tell("content", said.length > 30 ? "words" : said)
    if (one === document.body) {
      const leading = parseFloat(style.lineHeight) / parseFloat(style.fontSize)
      const scheme = document.documentElement.computedStyleMap().get("color-scheme")
      tell("colour scheme", scheme.toString())
      tell("text size", `${style.fontSize}, lines of ${Math.round(100 * leading) / 100}`)
    }
    tell("display", style.display)
    tell("position", style.position, "static")
    if (style.position !== "static") {
      const sides = SIDES.map(side => map ? length(side) : "")
      tell("stands", four(sides), "auto")
    }
    tell("visibility", style.visibility, "visible")
    tell("opacity", style.opacity, "1")
    tell("clip", style.clipPath, "none")
    tell("overflow", style.overflow, "visible")
    const slant = style.fontStyle === "normal" ? "" : `, ${style.fontStyle}`
    tell("font", `${size(style.fontSize)}, ${style.fontWeight}${slant}`)
    tell("colour", colour(style.color))
    tell("background", colour(style.backgroundColor), "none")
    tell("margin", each("margin"), "0")
    tell("padding", each("padding"), "0")
    const borders = SIDES.map(side => {
      const [kind, width] = [get(`border-${side}-style`), get(`border-${side}-width`)]
      const none = kind === "none" || parseFloat(width) === 0
      return none ? "none" : `${line(width)} ${kind} ${colour(get(`border-${side}-color`))}`
    })
    if (new Set(borders).size === 1) tell("border", borders[0], "none")
    else SIDES.forEach((side, n) => tell(`border ${side}`, borders[n], "none"))
    tell("corners", length("border-top-left-radius"), "0")
    tell("max-width", length("max-width"), "none")
    for (const name of ["min-width", "min-height"]) {
      if (!["auto", "0", "0%"].includes(length(name))) tell(name, length(name))
    }
    if (style.textDecorationLine !== "none") {
      const kind = `${style.textDecorationLine} ${style.textDecorationStyle}`
      const thick = size(style.textDecorationThickness)
      tell("decoration", `${kind} ${colour(style.textDecorationColor)}, ${thick}`)
    }
    if (style.display === "list-item") tell("list", style.listStyleType)
    if (style.outlineStyle !== "none" && style.outlineWidth !== "0px") {
      const ring = `${line(style.outlineWidth)} ${style.outlineStyle}`
      tell("outline", `${ring} ${colour(style.outlineColor)}, ${line(style.outlineOffset)} off`)
    }
    tell("shadow", style.boxShadow.replace(/rgba?\([^)]*\)/g, colour), "none")
    tell("align", style.textAlign, "start")
    tell("white space", style.whiteSpace, "normal")
    tell("columns", style.columnCount, "auto")
    tell("spans", style.columnSpan, "none")
    tell("break inside", style.breakInside, "auto")
    if (/flex|grid/.test(style.display)) {
      tell("gap", size(style.gap), "normal")
      tell("wrap", style.flexWrap, "nowrap")
      tell("direction", style.flexDirection, "row")
      tell("items", `${style.alignItems} ${style.justifyContent}`, "normal normal")
    }
    tell("flex", size(style.flex), "0 1 auto")
    tell("order", style.order, "0")
    for (const name of ["width", "height"]) tell(name, length(name), "auto")
    tell("max-height", length("max-height"), "none")
    tell("letters", length("letter-spacing"), "normal")
    const face = /monospace/.test(style.fontFamily) ? "mono" : /(^|[^-])serif/.test(style.fontFamily.replace("sans-serif", "")) ? "serif" : "sans"
    tell("typeface", face, "sans")
    if (/^(ul|ol)$/i.test(one.tagName)) tell("list", style.listStyleType, "disc")
    for (const [name, plain] of PLAIN) tell(name, size(get(name)), plain)
    const leading = map?.get("line-height")?.toString() ?? "normal"
    tell("leading", leading.includes("px") ? size(leading) : leading, "normal")
    if (one instanceof SVGElement) {
      tell("fill", style.fill === "none" ? "none" : colour(style.fill))
      if (style.stroke !== "none") {
        tell("stroke", `${line(style.strokeWidth)} ${colour(style.stroke)}`)
      }
      tell("dashes", style.strokeDasharray, "none")
      tell("paint", style.paintOrder, "normal")
    }
    return found
  }

  return Object.fromEntries(Object.entries(parts).map(([name, selector]) => {
    const [main, pseudo] = selector.split("::")
    const one = document.querySelector(main)
    return [name, one && look(one, pseudo && `::${pseudo}`)]
  }))
}
