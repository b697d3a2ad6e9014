// Shows a document that Python wrote and escaped. Nothing in it runs: the page's policy allows no script but its own files.
export default function ({ data, parentElement }) {
  const place = parentElement.querySelector('section')
  if (place.gcShown === data.html) return
  place.innerHTML = place.gcShown = data.html
  place.setAttribute('aria-label', data.name)
}
