// One field in which paper is typed in. What is typed is queued here with the question it was meant for, so that nothing
// is lost or shifted however fast one types; Python says what each key means, saves it, and confirms it by number.
const el = (tag, cls, text) => {
  const element = document.createElement(tag)
  if (cls) element.className = cls
  if (text) element.textContent = text
  return element
}
const put = (element, text) => { if (element.textContent !== text) element.textContent = text }
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole))

class Entry {
  constructor(root, data) {
    this.token = crypto.getRandomValues(new Uint32Array(2)).join('-')
    this.sent = 0
    this.waiting = []
    this.data = data
    // Whoever changes the language stays at the question, although the address was written anew
    const asked = new URL(window.location.href).searchParams.get('frage')
    const known = !asked && window.gelingenscheckEntry?.check === data.check ? window.gelingenscheckEntry.question : data.start
    this.at = Math.max(0, data.items.findIndex((item) => item.id === known))
    this.build(root)
    if (this.item) this.mark()
  }

  // Keep the place in the address, without a step in the browser's history for each question
  mark() {
    window.gelingenscheckEntry = { check: this.data.check, question: this.item.id }
    const address = new URL(window.location.href)
    address.searchParams.set('frage', this.item.number)
    window.history.replaceState(window.history.state, '', address)
  }

  build(root) {
    const said = (name, tag = 'p') => root.appendChild(el(tag, `gc-entry-${name}`))
    root.classList.add('gc-entry')
    const asking = root.appendChild(el('div', 'gc-entry-asking'))
    const inside = (name, tag = 'p') => asking.appendChild(el(tag, `gc-entry-${name}`))
    this.factor = inside('factor')
    this.question = inside('question', 'h2')
    this.stored = inside('stored')
    this.form = asking.appendChild(el('form', 'gc-entry-form'))
    this.label = this.form.appendChild(el('label', 'gc-entry-label'))
    this.field = this.form.appendChild(el('input', 'gc-entry-field'))
    this.button = this.form.appendChild(el('button', 'gc-entry-on'))
    this.wrong = inside('wrong')
    this.said = inside('said')
    this.options = inside('options', 'ol')
    this.failed = inside('failed', 'ul')
    this.overview = said('overview', 'ol')
    this.said.setAttribute('role', 'status')
    this.wrong.setAttribute('aria-live', 'assertive')
    this.failed.setAttribute('aria-live', 'assertive')
    this.options.id = 'gc-entry-options'
    Object.assign(this.field, { type: 'text', id: 'gc-entry-field', autocomplete: 'off', spellcheck: false, enterKeyHint: 'next' })
    this.field.setAttribute('aria-describedby', 'gc-entry-options')
    this.field.setAttribute('autocapitalize', 'off')
    Object.assign(this.label, { htmlFor: 'gc-entry-field', id: 'gc-entry-label' })
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.enter()
    })
    this.field.addEventListener('keydown', (event) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
      if (!step || event.isComposing) return
      event.preventDefault()
      this.go(Math.min(this.data.items.length - 1, Math.max(0, this.at + step)))
    })
    setTimeout(() => {
      if (document.activeElement === document.body || document.activeElement.tagName === 'H1') this.field.focus({ preventScroll: true })
    }, 150)
  }

  take(data, send) {
    const taken = data.token === this.token ? data.taken : 0
    const done = new Set(this.waiting.filter((entry) => entry.n <= taken).map((entry) => entry.question))
    this.data = data
    this.send = send
    this.waiting = this.waiting.filter((entry) => entry.n > taken)
    this.at = Math.min(this.at, data.items.length - 1)
    this.draw()
    if (done.size) this.confirm(data.items.filter((item) => done.has(item.id) && !data.failed[item.id]))
  }

  // Say what was saved, once the server has answered; what was not is said by its own list
  confirm(items) {
    const lines = items.map((item) => fill(this.data.words.saved, { number: item.number, said: item.said }))
    put(this.said, `${lines.join(' ')} ${this.ended ? this.end() : this.next()}`)
  }

  end() {
    const { words, items } = this.data
    const left = items.filter((item) => !this.shown(item).key).map((item) => item.number)
    return left.length ? fill(words.left, { numbers: left.slice(0, 12).join(', ') + (left.length > 12 ? ' …' : '') }) : words.end
  }

  next() {
    const item = this.data.items[this.at]
    return `${item.number}: ${item.text}`
  }

  get item() { return this.data.items[this.at] }

  // What is shown for a question: what was typed last, else what is saved
  shown(item) {
    const last = this.waiting.findLast((entry) => entry.question === item.id)
    if (!last) return { key: item.key, text: item.written }
    const noted = item.options.some((option) => option.write && option.key === item.key && option.key !== last.key)
    return { key: last.key === this.data.back ? '' : last.key, text: last.text || (noted ? '' : item.written) }
  }

  enter() {
    const { words, items } = this.data
    const typed = this.field.value.trim().replace(/^[–—−]/, '-')
    const jump = typed.match(/^(\d+)[.,](\d*)$/)
    if (typed === '') return this.on()
    if (jump) {
      const wanted = jump[2] ? `${jump[1]}.${jump[2]}` : jump[1]
      const found = items.findIndex((item) => item.number === wanted || (!jump[2] && item.number.startsWith(`${wanted}.`)))
      return found < 0 ? this.refuse(fill(words.nowhere, { number: wanted })) : this.go(found)
    }
    const [first, ...rest] = typed.split(/\s+/)
    const key = { '?': 'w' }[first] || first.toLowerCase()
    const text = rest.join(' ')
    if (key === '-' && this.item.reasons) return this.refuse(words.reason, '-')
    const option = this.item.options.find((known) => known.key === key)
    if (!option && key !== this.data.back) return this.refuse(fill(words.wrong, { typed: typed.slice(0, 40), keys: this.item.options.map((known) => known.key).join('  ') }))
    if (option?.write && !text && !(this.shown(this.item).key === key && this.shown(this.item).text)) return this.refuse(words.write, `${key} `)
    this.queue(key, text)
    this.on()
  }

  on() {
    const last = this.at + 1 >= this.data.items.length
    this.go(last ? this.at : this.at + 1, last)
  }

  queue(key, text) {
    const shown = this.shown(this.item)
    this.waiting.push({ n: ++this.sent, question: this.item.id, key, text, shown_key: shown.key, shown_text: shown.text })
    this.post()
  }

  // Send all that waits; again after a while, since a server that was away has heard nothing of it
  post() {
    clearTimeout(this.timer)
    if (!this.waiting.length || !this.field.isConnected) return
    this.posted = (this.posted || 0) + 1
    if (document.querySelector('[data-testid="stApp"]').dataset.testConnectionState === 'CONNECTED') {
      this.send('entries', { token: this.token, entries: this.waiting, posted: this.posted })
    }
    this.timer = setTimeout(() => this.post(), 3000)
  }

  refuse(sentence, value) {
    if (value !== undefined) this.field.value = value
    else this.field.select()
    this.complain(sentence)
  }

  // Apart from what was saved, which may arrive at any moment
  complain(sentence) {
    this.field.setAttribute('aria-invalid', String(Boolean(sentence)))
    put(this.wrong, sentence)
  }

  go(at, ended = false) {
    this.at = at
    this.ended = ended
    this.field.value = ''
    this.mark()
    this.draw()
    this.complain('')
    if (!this.waiting.length) put(this.said, ended ? this.end() : this.next())
  }

  draw() {
    const { words } = this.data
    const item = this.item
    const shown = this.shown(item)
    put(this.factor, item.factor)
    put(this.question, `${item.number}  ${item.text}`)
    put(this.stored, this.waiting.some((entry) => entry.question === item.id) ? words.saving : fill(words.stored, { said: item.said }))
    put(this.label, fill(words.label, { number: item.number }))
    put(this.button, words.on)
    this.options.replaceChildren(...[...item.options, ...this.data.more].map((option) => {
      const line = el('li', option.key === shown.key ? 'gc-entry-now' : '')
      line.append(el('kbd', '', option.key), el('span', '', option.text))
      return line
    }))
    const failures = this.data.items.filter((known) => this.data.failed[known.id])
    const lines = failures.map((known) => this.data.failed[known.id])
    if ([...this.failed.children].map((line) => line.textContent).join('\n') !== lines.join('\n')) {
      this.failed.replaceChildren(...lines.map((line) => el('li', '', line)))
    }
    this.failed.hidden = !lines.length
    this.drawOverview()
  }

  drawOverview() {
    const rows = this.data.items.every((item) => Number(item.number.split('.')[1]) <= 6)
    this.overview.setAttribute('aria-label', this.data.words.overview)
    this.overview.replaceChildren(...this.data.items.map((item, i) => {
      const shown = this.shown(item)
      const cell = el('li', [i === this.at && 'gc-entry-here', this.data.failed[item.id] && 'gc-entry-bad', !shown.key && 'gc-entry-open'].filter(Boolean).join(' '))
      const saving = this.waiting.some((entry) => entry.question === item.id)
      cell.append(el('span', '', item.number), el('b', '', `${shown.key || '·'}${saving ? '…' : ''}`))
      const [row, column] = item.number.split('.')
      if (rows) Object.assign(cell.style, { gridRow: row, gridColumn: column })
      if (i === this.at) cell.setAttribute('aria-current', 'true')
      return cell
    }))
  }
}

export default function ({ data, parentElement, setStateValue }) {
  let root = parentElement.querySelector('.gc-entry')
  if (!root) {
    root = parentElement.appendChild(el('div', ''))
    root.gcEntry = new Entry(root, data)
  }
  root.gcEntry.take(data, setStateValue)
}
