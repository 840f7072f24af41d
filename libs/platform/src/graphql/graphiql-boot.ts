/** What the page runs after GraphiQL's own script. */
export const BOOT = `{
  const { options, workers } = JSON.parse(document.getElementById('settings').textContent);
  self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => workers[label] };
  YogaGraphiQL.renderYogaGraphiQL(document.getElementById('root'), options);
}
`;
