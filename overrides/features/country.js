// Which emergency numbers come first: those of the country that the clock of the device is set to,
// or that the reader has kept. Nothing is sent. It runs before the page is drawn, so that no button
// moves; a style says what the country's name on the page means (care.css).
{
  const zones = {{ site.signs.zones | tojson }}
  const page = document.documentElement

  // A zone stands in the list by its name, or by how that begins ("Australia/").
  const countryOf = zone => {
    const begin = zone.replace(/[^/]*$/, "")
    return zones[zone] ?? zones[begin] ?? "other"
  }

  const kept = () => {
    try {
      const root = new URL(`${page.dataset.base}/`, location).pathname
      return localStorage.getItem(`${root}country`)
    } catch {
      return null // a browser may refuse to keep anything
    }
  }

  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? ""
  const isKnown = zone.includes("/") && !zone.startsWith("Etc/")
  const country = kept() ?? (isKnown ? countryOf(zone) : "")
  if (country) page.dataset.country = country
}
