// The theme that the person chose in the portal, before the first paint; then the buttons that show a password.
(function () {
  var theme;
  try {
    theme = localStorage.getItem('theme');
  } catch {
    // Storage may be denied: the device decides.
  }
  var dark = matchMedia('(prefers-color-scheme: dark)');
  function apply() {
    var chosen = theme === 'light' || theme === 'dark' ? theme : dark.matches ? 'dark' : 'light';
    document.documentElement.dataset.theme = chosen;
  }
  apply();
  dark.addEventListener('change', apply);

  document.addEventListener('DOMContentLoaded', function () {
    document.querySelectorAll('.reveal').forEach(function (button) {
      var input = document.getElementById(button.getAttribute('aria-controls'));
      button.hidden = false;
      button.addEventListener('click', function () {
        input.type = input.type === 'text' ? 'password' : 'text';
        var word = button.firstElementChild;
        var other = word.textContent;
        word.textContent = button.dataset.other;
        button.dataset.other = other;
      });
      // A password that stands readable is not offered as an old entry of a text field, nor sent as one.
      input.form.addEventListener('submit', function () {
        input.type = 'password';
      });
    });
  });
})();
