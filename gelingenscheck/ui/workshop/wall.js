// Draws what Python decided: regions of blocks, each redrawn only when its own data changed. Data, never HTML.
const el = (tag, cls, ...kids) => {
  const element = document.createElement(tag)
  if (cls) element.className = cls
  element.append(...kids.filter((kid) => kid !== null && kid !== undefined && kid !== ''))
  return element
}
const also = (said) => {
  if (!said.also) return null
  const line = el('span', 'also', said.also.text)
  return Object.assign(line, { lang: said.also.lang, dir: said.also.dir })
}
const spoken = (words) => el('span', 'spoken', words)
const unseen = (element) => {
  element.setAttribute('aria-hidden', 'true')
  return element
}

const qr = (block) => {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  const path = document.createElementNS(space, 'path')
  const size = block.rows.length
  for (const [name, value] of Object.entries({
    viewBox: `0 0 ${size} ${size}`, class: 'qr', role: 'img', 'aria-label': block.label, 'shape-rendering': 'crispEdges',
  })) svg.setAttribute(name, value)
  path.setAttribute('d', block.rows.flatMap((row, y) => [...row].map((cell, x) => (cell === '1' ? `M${x} ${y}h1v1h-1z` : ''))).join(''))
  svg.append(path)
  return svg
}

const bars = (block) => {
  const rows = block.rows.map((row) => el(
    'li', row.most ? 'most' : '',
    el('span', 'no', row.no), el('span', 'text', row.text),
    el('span', 'bars', ...row.votes.map((vote) => {
      const bar = el('i', '')
      bar.style.width = `${(vote.share * 82).toFixed(1)}%`
      return el('span', `bar${vote.old ? ' old' : ''}`, bar, spoken(vote.spoken), el('span', '', vote.n))
    })),
  ))
  return el('ol', 'result', ...rows)
}

const draw = {
  heading: (block) => el('h1', '', block.text, also(block)),
  line: (block) => el('p', block.look, block.text, also(block)),
  anchors: (block) => el('ol', 'anchors', ...block.rows.map((row) => el('li', '', el('span', 'no', row.no), el('span', 'text', row.text, also(row))))),
  bars,
  keys: (block) => el('p', 'keys', ...block.names.map((name, i) => el('span', i < block.names.length - 1 ? 'old' : '', unseen(el('i', '')), name))),
  qr,
  entrance: (block) => el('div', 'entrance', ...block.parts.map((part) => draw[part.kind](part))),
  code: (block) => el('p', 'code', unseen(el('span', '', block.text)), spoken(block.spoken)),
  count: (block) => el('p', 'count', el('strong', '', block.n), ' ', el('span', 'of', block.of), ' ', el('small', '', block.word)),
  clock: (block) => {
    const time = el('span', 'time', '')
    Object.assign(time.dataset, { over: block.over })
    return el('p', 'clock', time, ' ', el('small', '', block.word))
  },
  figure: (block) => el('p', 'figure', el('b', '', block.value), ' ', block.word),
  level: (block) => el('p', 'level', el('b', '', el('small', '', block.word), ' ', block.no), el('span', 'text', block.text, also(block))),
  levels: (block) => el('ul', `levels${block.rows.length > 8 ? ' many' : ''}`, ...block.rows.map((row) => el('li', '', el('span', 'text', row.text), ' ', el('b', '', row.value)))),
}

const fill = (region, blocks) => {
  let changed = region.children.length !== blocks.length
  while (region.children.length > blocks.length) region.lastChild.remove()
  blocks.forEach((block, i) => {
    const now = JSON.stringify(block)
    const before = region.children[i]
    if (before && before.gcDrawn === now) return
    const element = draw[block.kind](block)
    element.gcDrawn = now
    if (before) before.replaceWith(element)
    else region.append(element)
    changed = true
  })
  return changed
}

const LEAST = 0.5
const fit = (region) => {
  let size = 1
  const within = region.firstChild
  const over = () => within.offsetHeight > region.clientHeight + 1 || within.scrollWidth > region.clientWidth + 1
  region.style.setProperty('--fit', size)
  while (over() && size > LEAST) region.style.setProperty('--fit', (size -= 0.03).toFixed(2))
}

const region = (name) => el('div', name, el('div', 'within'))
const build = () => {
  const wall = el('section', 'wall')
  const said = el('p', 'spoken')
  said.setAttribute('role', 'status')
  const away = el('p', 'away')
  wall.append(said, el('div', 'top', el('b', ''), el('span', 'title'), el('span', '')), region('main'), region('side'), away)
  return wall
}

const put = (element, words) => {
  if (element.textContent !== words) element.textContent = words
}

export default function ({ data, parentElement }) {
  const place = parentElement.querySelector('.place')
  const wall = place.firstElementChild || place.appendChild(build())
  const [said, top, main, side, away] = wall.children
  const look = { lang: data.lang, class: `wall at-${data.stage}${data.side.length ? '' : ' one'}` }
  for (const [name, value] of Object.entries(look)) if (wall.getAttribute(name) !== value) wall.setAttribute(name, value)
  for (const [i, words] of [data.mark || 'Gelingenscheck', data.title, data.place].entries()) put(top.children[i], words)
  const mark = data.mark ? 'mark' : ''
  if (top.firstElementChild.className !== mark) top.firstElementChild.className = mark
  const redrawn = [[main, data.main], [side, data.side]].filter(([part, blocks]) => fill(part.firstChild, blocks) || !wall.gcSize)
  const size = `${wall.clientWidth}x${wall.clientHeight}`
  const refit = size !== wall.gcSize ? [main, side] : redrawn.map(([part]) => part)
  refit.forEach(fit)
  wall.gcSize = size
  put(said, data.say)

  // The clock runs by itself between two answers of the server and follows the server where they differ
  const ends = data.left === null ? null : performance.now() + data.left * 1000
  if (ends === null || wall.gcEnds === undefined || wall.gcEnds === null || Math.abs(ends - wall.gcEnds) > 1500) wall.gcEnds = ends
  const app = document.querySelector('[data-testid="stApp"]')
  let lost = 0
  const tick = () => {
    const time = wall.querySelector('.time')
    const left = wall.gcEnds === null ? 0 : Math.max(0, Math.ceil((wall.gcEnds - performance.now()) / 1000))
    if (time) put(time, left ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}` : time.dataset.over)
    lost = !app || app.dataset.testConnectionState === 'CONNECTED' ? 0 : lost + 1
    put(away, lost > 12 ? data.away : '')
  }
  tick()
  const timer = setInterval(tick, 250)
  const again = () => [main, side].forEach(fit)
  window.addEventListener('resize', again)
  if (document.fonts) document.fonts.ready.then(() => { if (!wall.gcFonts) { wall.gcFonts = true; again() } })
  return () => {
    clearInterval(timer)
    window.removeEventListener('resize', again)
  }
}
