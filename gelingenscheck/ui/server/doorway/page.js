(function () {
  'use strict';
  function take() {
    var field = document.getElementById('code'), token = location.hash.slice(1);
    if (!token) return;
    history.replaceState(null, '', location.pathname + location.search);
    if (!field) return;
    field.value = token;
    field.form.submit();
  }
  addEventListener('hashchange', take);
  take();
})();
