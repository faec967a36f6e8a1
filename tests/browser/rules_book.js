// What each rule of the style sheets comes to on this page, for what it declares: by sheet, by
// selector and property, the values that the elements have which it is meant for.
// Nothing here depends on fonts, or on how text is laid out.
names => {
  const STATE = /:(hover|focus|focus-visible|focus-within|active)\b/
  const SIDE = "(-(block|inline|top|right|bottom|left)(-start|-end)?)?"
  const PAINT = new RegExp(`color$|^(fill|stroke|background|outline|border${SIDE})$`)
  const EACH = 6 // elements of a rule that are asked
  const told = {}

  // In the reader's own colours, a colour is told by its name.
  const system = {}
  const probe = document.body.appendChild(document.createElement("i"))
  probe.style.forcedColorAdjust = "none"
  for (const name of names) {
    probe.style.color = name
    system[getComputedStyle(probe).color] ??= name
  }
  probe.remove()

  // Lengths are told in the size of the page's text, whole thin ones in pixels.
  const root = parseFloat(getComputedStyle(document.documentElement).fontSize)
  const rounded = text => text
    .replace(/(-?[\d.]+)px/g, (whole, n) => {
      if (n % 1 === 0 && Math.abs(n) < 5) return whole
      return `${Math.round(100 * n / root) / 100}rem`
    })
    .replace(/https?:[^")]*/, "address")
  const coloured = text => text.replace(/rgba?\([^)]*\)/g, value => system[value] ?? value)

  // Parts of a text, cut at a sign that stands in no brackets and no quotation.
  function apart(text, sign) {
    const parts = [""]
    let depth = 0
    let quoted = false
    for (const letter of text) {
      if (letter === '"') quoted = !quoted
      if ("([".includes(letter)) depth++
      if (")]".includes(letter)) depth--
      if (letter === sign && !depth && !quoted) parts.push("")
      else parts[parts.length - 1] += letter
    }
    return parts.map(part => part.trim()).filter(Boolean)
  }

  const declared = rule => apart(rule.style.cssText, ";").map(line => line.split(/:(.*)/s))

  function value(one, pseudo, name) {
    const style = getComputedStyle(one, pseudo || null)
    if (name.startsWith("--")) return style.getPropertyValue(name)
    const own = !pseudo && !PAINT.test(name) && one.computedStyleMap().get(name)
    return coloured(rounded(own ? own.toString() : style.getPropertyValue(name)))
  }

  function note(rules, selector, name, found) {
    const values = (rules[`${selector} | ${name}`] ??= [])
    if (!values.includes(found)) values.push(found)
  }

  function walk(list, rules) {
    for (const rule of list) {
      if (rule instanceof CSSMediaRule) {
        if (matchMedia(rule.conditionText).matches) walk(rule.cssRules, rules)
      } else if (rule instanceof CSSStyleRule) {
        for (const selector of apart(rule.selectorText, ",")) read(selector, rule, rules)
      } else if (rule.cssRules && !(rule instanceof CSSKeyframesRule)) {
        walk(rule.cssRules, rules)
      } else {
        note(rules, rule.cssText.split("{")[0].trim(), "as written", rule.cssText)
      }
    }
  }

  function read(selector, rule, rules) {
    const [main, pseudo] = selector.split(/(?=::)/)
    const all = STATE.test(selector) ? [] : document.querySelectorAll(main || "*")
    const ones = [...all].slice(0, EACH)
    for (const [name, written] of declared(rule)) {
      if (!ones.length) note(rules, selector, name, `written: ${written.trim()}`)
      for (const one of ones) {
        note(rules, selector, name, value(one, pseudo, name) || `written: ${written.trim()}`)
      }
    }
  }

  // What an outline marks depends on where the page stands at that moment: here, its first link.
  for (const outline of document.querySelectorAll("[data-outline]")) {
    for (const [n, link] of outline.querySelectorAll("a").entries()) {
      if (n) link.removeAttribute("aria-current")
      else link.setAttribute("aria-current", "true")
    }
  }

  for (const sheet of document.styleSheets) {
    const name = new URL(sheet.href).pathname.split("/").pop().replace(".css", "")
    walk(sheet.cssRules, (told[name] ??= {}))
  }
  return told
}
