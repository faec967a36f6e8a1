// How the parts of a page look: what a style sheet decides of each, in words. Nothing here depends on fonts or text.
([parts, forced]) => {
  const SYSTEM = ["Canvas", "CanvasText", "LinkText", "ButtonFace", "ButtonText", "ButtonBorder", "Highlight", "HighlightText", "Field", "FieldText", "GrayText"]
  const probe = document.body.appendChild(document.createElement("i")), names = {}
  probe.style.forcedColorAdjust = "none"
  for (const name of forced ? SYSTEM : []) {
    probe.style.color = name
    names[getComputedStyle(probe).color] ??= name
  }
  probe.remove()

  const colour = value => {
    if (names[value]) return names[value]
    const [r, g, b, a = 1] = value.match(/[\d.]+/g)?.map(Number) ?? []
    if (a === 0) return "none"
    return b === undefined ? value : "#" + [r, g, b].map(n => Math.round(n).toString(16).padStart(2, "0")).join("") + (a < 1 ? ` at ${a}` : "")
  }
  const short = text => text.replace(/(\d+\.\d+)/g, n => String(Math.round(n * 100) / 100)).replace(/\b0px/g, "0")
  // Lengths are told in the size of the page's text, which the book has once; lines of a few pixels as they are.
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const size = text => text.replace(/(-?[\d.]+)px/g, (whole, n) => +n === 0 ? "0" : +n % 1 === 0 && Math.abs(n) < 5 ? whole : `${Math.round(100 * n / root) / 100}rem`)
  const SIDES = ["top", "right", "bottom", "left"]
  const four = values => {
    const [top, right, bottom, left] = values
    if (right === left) return top === bottom ? (top === right ? top : `${top} ${right}`) : `${top} ${right} ${bottom}`
    return values.join(" ")
  }

  function look(one, before) {
    const style = getComputedStyle(one, before || null), map = before ? null : one.computedStyleMap()
    const length = name => size(map ? map.get(name)?.toString() ?? "" : style.getPropertyValue(name))
    const found = {}
    const tell = (name, value, plain) => { if (value && value !== plain) found[name] = value }
    if (before) {
      if (["none", "normal"].includes(style.content)) return null
      tell("content", style.content, "")
    } else if (!one.checkVisibility()) return { shown: "no" }
    tell("display", style.display, "")
    tell("position", style.position, "static")
    tell("visibility", style.visibility, "visible")
    tell("opacity", style.opacity, "1")
    tell("clip", style.clipPath, "none")
    tell("overflow", style.overflow, "visible")
    if (one === document.body) tell("text size", `${style.fontSize}, lines of ${Math.round(100 * parseFloat(style.lineHeight) / parseFloat(style.fontSize)) / 100}`, "")
    tell("font", `${size(style.fontSize)}, ${style.fontWeight}${style.fontStyle === "normal" ? "" : ", " + style.fontStyle}`, "")
    tell("colour", colour(style.color), "")
    tell("background", colour(style.backgroundColor), "none")
    tell("margin", four(SIDES.map(side => length(`margin-${side}`))), "0")
    tell("padding", four(SIDES.map(side => length(`padding-${side}`))), "0")
    const border = side => {
      const kind = style.getPropertyValue(`border-${side}-style`), width = short(style.getPropertyValue(`border-${side}-width`))
      return kind === "none" || width === "0" ? "none" : `${width} ${kind} ${colour(style.getPropertyValue(`border-${side}-color`))}`
    }
    const borders = SIDES.map(border)
    if (new Set(borders).size === 1) tell("border", borders[0], "none")
    else SIDES.forEach((side, n) => tell(`border ${side}`, borders[n], "none"))
    tell("corners", length("border-top-left-radius"), "0")
    tell("max-width", length("max-width"), "none")
    for (const name of ["min-width", "min-height"]) if (!["auto", "0", "0%"].includes(length(name))) tell(name, length(name), "")
    if (style.textDecorationLine !== "none") tell("decoration", `${style.textDecorationLine} ${style.textDecorationStyle} ${colour(style.textDecorationColor)}, ${size(style.textDecorationThickness)}`)
    if (style.display === "list-item") tell("list", style.listStyleType, "")
    if (style.outlineStyle !== "none" && style.outlineWidth !== "0px") tell("outline", `${short(style.outlineWidth)} ${style.outlineStyle} ${colour(style.outlineColor)}, ${short(style.outlineOffset)} off`)
    tell("shadow", style.boxShadow.replace(/rgba?\([^)]*\)/g, colour), "none")
    tell("align", style.textAlign, "start")
    tell("white space", style.whiteSpace, "normal")
    tell("columns", style.columnCount, "auto")
    tell("spans", style.columnSpan, "none")
    tell("break inside", style.breakInside, "auto")
    if (style.display.includes("flex") || style.display.includes("grid")) tell("gap", size(style.gap), "normal")
    if (one instanceof SVGElement) {
      tell("fill", style.fill === "none" ? "none" : colour(style.fill), "")
      if (style.stroke !== "none") tell("stroke", `${short(style.strokeWidth)} ${colour(style.stroke)}`, "")
      tell("dashes", style.strokeDasharray, "none")
      tell("paint", style.paintOrder, "normal")
    }
    return found
  }

  const told = {}
  for (const [name, selector] of Object.entries(parts)) {
    const [main, pseudo] = selector.split("::")
    const one = document.querySelector(main)
    told[name] = one ? look(one, pseudo ? `::${pseudo}` : "") ?? { shown: "no" } : null
  }
  return told
}
