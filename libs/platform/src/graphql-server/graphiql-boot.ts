/**
 * What the page runs after GraphiQL's own script. Headers carry bearer tokens: they are left out of all that the browser keeps,
 * and of what earlier versions of this page kept.
 */
export const BOOT = `{
  const NEVER = ['graphiql:headers', 'graphiql:shouldPersistHeaders'];
  const WITH_HEADERS = ['graphiql:tabState', 'graphiql:queries', 'graphiql:favorites'];
  const withoutHeaders = (text) => {
    try {
      return JSON.stringify(JSON.parse(text), (key, value) => (key === 'headers' ? undefined : value));
    } catch {
      return '';
    }
  };
  const keep = (name, text) => {
    if (!NEVER.includes(name)) localStorage.setItem(name, WITH_HEADERS.includes(name) ? withoutHeaders(text) : text);
  };
  for (const name of NEVER) localStorage.removeItem(name);
  for (const name of WITH_HEADERS) {
    const kept = localStorage.getItem(name);
    if (kept !== null) keep(name, kept);
  }
  const storage = {
    get length() {
      return localStorage.length;
    },
    getItem: (name) => localStorage.getItem(name),
    setItem: keep,
    removeItem: (name) => localStorage.removeItem(name),
    clear: () => localStorage.clear(),
  };

  const { options, workers } = JSON.parse(document.getElementById('settings').textContent);
  // Who is signed in changes without the page: it is asked for, in the reader's words.
  fetch('/sign-in/state').then(async (response) => {
    const { text, href, link } = await response.json();
    const way = Object.assign(document.createElement('a'), { href, textContent: link });
    document.getElementById('signed-in').append(text + ' ', way);
  });
  self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => workers[label] };
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), { ...options, storage });
}
`;

/**
 * GraphiQL measures its tabs before it hides the pane beside them, moves them back by as much (some 690 px), and shows the move
 * only of a tab that has the focus: pressed by a mouse, it jumped away before the button was up again, and the click was lost.
 */
export const STYLE = `
body { display: flex; flex-direction: column; height: 100vh; margin: 0; }
#root { flex: 1; min-height: 0; }
#signed-in { margin: 0; padding: 4px 16px; min-height: 1.5em; text-align: right; font: 14px/1.5 system-ui, sans-serif; }
.graphiql-tab.graphiql-tab { transform: none !important; }
`;

/** Runs before GraphiQL's own script: the styles that it adds to the page bear the page's nonce. */
export const STYLES = `{
  const { nonce } = document.currentScript;
  const createElement = document.createElement.bind(document);
  document.createElement = (name, options) => {
    const made = createElement(name, options);
    if (String(name).toLowerCase() === 'style') made.nonce = nonce;
    return made;
  };
}
`;
