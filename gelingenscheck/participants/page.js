(function () {
"use strict"
var d = document, b = d.body, url = b.getAttribute("data-url"), key = "gelingenscheck" + url
var net = d.getElementById("net"), region = d.getElementById("say"), main = d.getElementsByTagName("main")[0]
var version = b.getAttribute("data-v"), live = b.getAttribute("data-live") === "1"
var stream, timer, told, again, wait = 500, sending = false, lost = false, held = false, asking = false, memory = null, picked = null, polls = 0
d.documentElement.className = "js"
function text(name) { return b.getAttribute("data-" + name) }
function load() { try { return JSON.parse(localStorage.getItem(key)) } catch (e) { return memory } }
function keep(vote) {
  memory = vote
  try { if (vote) { localStorage.setItem(key, JSON.stringify(vote)) } else { localStorage.removeItem(key) } } catch (e) { return }
}
function tell(said) { if (net.textContent !== said) { net.textContent = said } }
function later() { wait = Math.min(wait * 2, 8000); return wait * (0.5 + Math.random() / 2) }
function bad() {
  var vote = load()
  if (lost && !vote) { return }
  lost = true
  held = held || !!vote
  clearTimeout(told)
  told = setTimeout(function () { if (lost) { tell(text(load() ? "lost" : "wait")) } }, vote ? 0 : 3000)
}
function good(said) {
  wait = 500
  if (!lost) { return }
  lost = false
  clearTimeout(told)
  if (net.textContent || held) { tell(text(said)); told = setTimeout(function () { tell("") }, 6000) }
}
function ask(method, path, body, done, failed) {
  var x = new XMLHttpRequest()
  x.open(method, url + path)
  x.timeout = 8000
  x.setRequestHeader("Accept", "application/json")
  if (body) { x.setRequestHeader("Content-Type", "application/x-www-form-urlencoded") }
  x.onload = function () {
    var m = null
    if (x.status === 204) { done(null, 204); return }
    try { m = JSON.parse(x.responseText) } catch (e) { failed(); return }
    if (x.status >= 500) { failed() } else { done(m, x.status) }
  }
  x.onerror = x.ontimeout = failed
  x.send(body)
}
function restore() {
  var f = main.querySelector(".vote"), i
  if (!f || !picked || picked.ballot !== f.elements.ballot.value) { return }
  for (i = 0; i < f.elements.length; i++) { if (f.elements[i].name === "choice" && f.elements[i].value === picked.choice) { f.elements[i].checked = true } }
}
function swap(m) {
  var inside = main.contains(d.activeElement)
  version = m.v
  main.innerHTML = m.main
  main.className = ""
  if (live && main.offsetWidth) { main.className = "in" }
  d.title = m.title + " · Gelingenscheck"
  restore()
  scrollTo(0, 0)
  if (inside) { main.getElementsByTagName("h1")[0].focus() }
  if (!inside || m.say !== m.title) { region.textContent = ""; setTimeout(function () { region.textContent = m.say }, 100) }
  if (!m.live) { live = false; if (stream) { stream.close() } clearTimeout(timer) }
}
function fresh(m) { if (m.reload) { location.reload() } else if (String(m.v) !== String(version)) { swap(m) } }
function poll(once) {
  clearTimeout(timer)
  if (!live) { return }
  ask("GET", "/now?v=" + version, null, function (m, status) {
    good("back")
    if (m) { fresh(m) }
    if (load()) { send() }
    if (once || ++polls % 20 === 0) { asking = false; listen(); return }
    timer = setTimeout(function () { poll() }, (status === 204 ? 2500 : 1000) + Math.random() * 1000)
  }, function () { bad(); timer = setTimeout(function () { poll(once) }, later()) })
}
function listen() {
  clearTimeout(timer)
  if (stream) { stream.close() }
  if (!live) { return }
  if (asking || !window.EventSource) { poll(); return }
  stream = new EventSource(url + "/live?v=" + version)
  timer = setTimeout(function () { stream.close(); asking = true; poll() }, 5000)
  stream.addEventListener("hi", function () {
    clearTimeout(timer)
    timer = setTimeout(function () { bad(); listen() }, 20000)
    good("back")
    if (load()) { send() }
  })
  stream.addEventListener("page", function (e) { fresh(JSON.parse(e.data)) })
  stream.addEventListener("bye", function (e) { stream.close(); clearTimeout(timer); timer = setTimeout(listen, +e.data) })
  stream.onerror = function () { stream.close(); clearTimeout(timer); bad(); timer = setTimeout(function () { poll(true) }, later()) }
}
function retry(ms) { clearTimeout(again); again = setTimeout(send, ms) }
function send() {
  var vote = load(), slow
  if (!vote || sending) { return }
  sending = true
  slow = setTimeout(function () { if (sending && !lost) { tell(text("sending")) } }, 700)
  function failed() { sending = false; clearTimeout(slow); bad(); retry(later()) }
  ask("POST", "/vote", "ballot=" + vote.ballot + "&choice=" + vote.choice + "&seq=" + vote.seq, function (m, status) {
    var now = load(), newer = now && (now.seq !== vote.seq || now.ballot !== vote.ballot)
    sending = false
    clearTimeout(slow)
    if (m.again) { tell(text("sending")); retry(m.again + Math.random() * 500); return }
    if (!newer) { keep(null); picked = null }
    lost = lost || held // the line may be back before the vote is: it is told all the same
    if (!lost) { tell("") }
    good(status === 200 ? "sent" : "back")
    held = !!newer
    if (m.reload) { location.reload(); return }
    swap(m)
    if (newer) { send() }
  }, failed)
}
d.addEventListener("change", function (e) {
  if (e.target.name === "choice") { picked = { ballot: e.target.form.elements.ballot.value, choice: e.target.value } }
})
d.addEventListener("submit", function (e) {
  var f = e.target, c, p = load(), button = f.querySelector("button")
  if (f.className !== "vote") { setTimeout(function () { button.disabled = true }, 0); return }
  c = f.querySelector(":checked")
  e.preventDefault()
  if (!c) { tell(text("choose")); return }
  keep({ ballot: f.elements.ballot.value, choice: c.value, seq: Math.max(+f.elements.seq.value, p && p.ballot === f.elements.ballot.value ? p.seq + 1 : 0) })
  send()
})
addEventListener("online", function () { wait = 500; asking = false; send(); listen() })
addEventListener("offline", bad)
addEventListener("pageshow", function (e) { if (e.persisted) { location.reload() } })
d.addEventListener("visibilitychange", function () { if (!d.hidden) { wait = 500; send(); listen() } })
restore()
send()
listen()
})()
