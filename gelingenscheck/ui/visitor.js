export default function ({ data, parentElement }) {
  document.documentElement.lang = data.lang

  // WCAG 2.1.4: Streamlit's single-key shortcuts (r, c) can't be switched off otherwise
  const keys = (event) => {
    const typing = event.composedPath().some((node) => node.matches && node.matches('input,textarea,select,[contenteditable],canvas'))
    if (!event.ctrlKey && !event.metaKey && !event.altKey && (event.key === 'r' || event.key === 'c') && !typing) {
      event.stopImmediatePropagation()
    }
  }
  window.addEventListener('keydown', keys, true)

  // Streamlit opens every Markdown link in a new tab; our own pages stay in this one, unless they are for another screen
  const stay = (event) => {
    const link = event.target.closest && event.target.closest('a[target="_blank"]')
    if (link && link.origin === window.location.origin && !link.closest('[class*="st-key-gc-window-"]')) link.target = '_self'
  }
  window.addEventListener('click', stay, true)

  // Slides are turned by the arrow keys and left by Esc; elsewhere these keys keep their meaning
  const SLIDE_KEYS = { ArrowRight: 'on', PageDown: 'on', ArrowLeft: 'back', PageUp: 'back' }
  const turn = (event) => {
    const steps = document.querySelector('.st-key-gc-slide-steps')
    const using = event.composedPath().some((node) => node.matches && node.matches('input,textarea,select,[contenteditable],[role="dialog"]'))
    if (!steps || using || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const target = event.key === 'Escape'
      ? steps.querySelector('.st-key-gc-link-slide-out a')
      : SLIDE_KEYS[event.key] && steps.querySelector(`.st-key-gc-slide-${SLIDE_KEYS[event.key]} button`)
    if (!target) return
    event.preventDefault()
    target.click()
  }
  window.addEventListener('keydown', turn)

  // Who opens another page or factor begins at its top, and a screen reader says where that is
  if (window.gelingenscheckPlace !== undefined && window.gelingenscheckPlace !== data.place) {
    const arrive = () => {
      const main = document.querySelector('[data-testid="stMain"]')
      const heading = document.querySelector('[data-testid="stMain"] h1')
      if (main) main.scrollTop = 0
      if (heading) {
        heading.setAttribute('tabindex', '-1')
        heading.focus({ preventScroll: true })
      }
    }
    setTimeout(arrive, 60)
    setTimeout(() => { if (document.activeElement === document.body) arrive() }, 500)
  }
  window.gelingenscheckPlace = data.place

  // What was typed is saved on leaving the field; whoever reloads or closes the tab leaves it, too, and mostly in time
  const leave = () => {
    if (document.activeElement && document.activeElement.matches('textarea')) document.activeElement.blur()
  }
  window.addEventListener('beforeunload', leave)

  // What is saved is said aloud
  let live = document.getElementById('gc-live')
  if (!live) {
    live = document.createElement('div')
    live.id = 'gc-live'
    live.setAttribute('role', 'status')
    live.style.cssText = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'
    document.body.appendChild(live)
  }
  const said = new Map()
  const announce = () => {
    for (const line of document.querySelectorAll('[class*="st-key-gc-saved-"]')) {
      const key = [...line.classList].find((name) => name.startsWith('st-key-gc-saved-'))
      const text = line.textContent.trim()
      if (said.has(key) && said.get(key) !== text && text) live.textContent = text
      said.set(key, text)
    }
  }

  // Texts in another language say so; a key names it: gc-in-DIRECTION-LANGUAGE-in-… as a whole, gc-beside-… a table's
  // last column, with German before it
  const speak = () => {
    for (const part of document.querySelectorAll('[class*="st-key-gc-in-"], [class*="st-key-gc-beside-"]')) {
      const [, kind, dir, lang] = part.className.match(/st-key-gc-(in|beside)-(ltr|rtl)-([A-Za-z0-9-]+?)-in-/) || []
      if (!lang) continue
      const spoken = kind === 'in' ? [part] : part.querySelectorAll('td:last-child, th:last-child')
      for (const element of spoken) Object.assign(element, { lang, dir })
      for (const cell of part.querySelectorAll('td:nth-last-child(2), th:nth-last-child(2)')) cell.lang = 'de'
    }
  }

  // A table wider than its place is scrolled with the keys, too
  const reach = () => {
    for (const table of document.querySelectorAll('[data-testid="stTable"] table')) {
      const box = table.parentElement
      if (box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0')
      else box.removeAttribute('tabindex')
    }
  }

  const ATTRIBUTES = ['aria-label', 'placeholder', 'title']
  const translate = (root) => {
    const found = root.querySelectorAll ? [root, ...root.querySelectorAll('[aria-label],[placeholder],[title]')] : []
    for (const element of found) {
      for (const name of ATTRIBUTES) {
        const value = element.getAttribute && element.getAttribute(name)
        if (value && data.german[value]) element.setAttribute(name, data.german[value])
      }
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const word = walker.currentNode.nodeValue.trim()
      if (word && data.german[word]) walker.currentNode.nodeValue = data.german[word]
    }
  }
  translate(document.body)
  announce()
  speak()
  reach()
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      for (const node of change.addedNodes) if (node.nodeType === 1) translate(node)
    }
    announce()
    speak()
    reach()
  })
  observer.observe(document.body, { childList: true, subtree: true, characterData: true })

  // A server that was away does not know this page before its first run: until then a click would get lost
  const app = document.querySelector('[data-testid="stApp"]')
  const away = (window.gelingenscheckAway ??= { lost: false, ran: false })
  const back = () => {
    away.lost = away.ran = false
    const content = document.querySelector('[data-testid="stMainBlockContainer"]')
    if (content) content.inert = false
    if (away.focus && away.focus.isConnected) away.focus.focus({ preventScroll: true })
  }
  const hold = () => {
    const { testConnectionState: connection, testScriptState: script } = app.dataset
    clearTimeout(away.timer)
    if (connection !== 'CONNECTED') {
      if (!away.lost) away.focus = document.activeElement
      away.lost = true
      away.ran = false
    }
    if (!away.lost) return
    const content = document.querySelector('[data-testid="stMainBlockContainer"]')
    if (content) content.inert = true
    if (connection === 'CONNECTED' && script === 'running') away.ran = true
    else if (connection === 'CONNECTED') away.timer = setTimeout(back, away.ran ? 0 : 2000)
  }
  hold()
  const connection = new MutationObserver(hold)
  connection.observe(app, { attributeFilter: ['data-test-connection-state', 'data-test-script-state'] })

  return () => {
    window.removeEventListener('keydown', keys, true)
    window.removeEventListener('keydown', turn)
    window.removeEventListener('beforeunload', leave)
    connection.disconnect()
    window.removeEventListener('click', stay, true)
    observer.disconnect()
  }
}
