// Keeps a live board moving: on each event of the stream, fetches the moving part of the page from the page's own
// address and puts it in place. Everything shown is made by the server; without this script the page is reloaded.
const state = document.querySelector('[data-live]')
if (state && 'EventSource' in window) keepMoving(state)

function keepMoving(state) {
  const { live, liveOn, liveBroken, liveSnapshot, liveRegion } = state.dataset
  const region = document.getElementById(liveRegion)
  const says = document.querySelector('[data-live-says]')
  const sayMs = 10_000
  const retryMs = 10_000
  const fetchMs = 500
  const lostMs = 3_000
  let shown = liveSnapshot
  let wanted = shown
  let fetching = false
  let saidAt = 0
  let saying = 0
  let losing = 0
  let source

  connect()
  document.addEventListener('visibilitychange', catchUp)

  function connect() {
    source = new EventSource(live)
    source.addEventListener('open', () => {
      clearTimeout(losing)
      losing = 0
      show(true)
    })
    source.addEventListener('index', (event) => {
      wanted = event.lastEventId
      void catchUp()
    })
    source.addEventListener('error', () => {
      // A stream ends every minute and comes back within a second; only a longer silence is worth a word.
      losing ||= setTimeout(show, lostMs, false)
      // The browser tries again by itself after a lost connection, but not after a refusal.
      if (source.readyState !== EventSource.CLOSED) return
      setTimeout(async () => {
        if (await replaceFigures()) shown = wanted
        connect()
      }, retryMs)
    })
  }

  function show(connected) {
    const words = connected ? liveOn : liveBroken
    if (state.textContent !== words) state.textContent = words
    state.classList.toggle('on', connected)
    state.classList.toggle('broken', !connected)
  }

  // A hidden page waits until it is looked at; events that come during a fetch lead to one more fetch.
  async function catchUp() {
    if (fetching || document.hidden || shown === wanted) return
    fetching = true
    const asked = wanted
    const done = await replaceFigures()
    if (done) shown = asked
    setTimeout(
      () => {
        fetching = false
        void catchUp()
      },
      done ? fetchMs : retryMs,
    )
  }

  async function replaceFigures() {
    try {
      const answer = await fetch(location.href, { headers: { 'X-Fragment': 'figures' }, cache: 'no-store' })
      if (answer.redirected) {
        // Signed out meanwhile: the page itself leads to signing in and back.
        location.reload()
        return false
      }
      if (!answer.ok) throw new Error(String(answer.status))
      swap(await answer.text())
      say()
      show(source.readyState === EventSource.OPEN)
      return true
    } catch {
      show(false)
      return false
    }
  }

  // Keeps what the reader was doing: the focused element by its id, what was unfolded, and how far tables are
  // scrolled sideways.
  function swap(html) {
    const focused = region.contains(document.activeElement) ? document.activeElement.id : ''
    const scrolled = [...region.querySelectorAll('.scroll[id]')].map((table) => [table.id, table.scrollLeft])
    const unfolded = [...region.querySelectorAll('details[id][open]')].map(({ id }) => id)
    const top = window.scrollY
    region.innerHTML = html
    for (const id of unfolded) document.getElementById(id)?.setAttribute('open', '')
    for (const [id, left] of scrolled) {
      const table = document.getElementById(id)
      if (table) table.scrollLeft = left
    }
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
    if (window.scrollY !== top) window.scrollTo({ top, behavior: 'instant' })
  }

  // A reader who listens is told of the newest figures, but not of every response.
  function say() {
    clearTimeout(saying)
    const waitMs = Math.max(0, saidAt + sayMs - Date.now())
    saying = setTimeout(() => {
      saidAt = Date.now()
      says.textContent = region.querySelector('[data-live-summary]')?.dataset.liveSummary ?? ''
    }, waitMs)
  }
}
