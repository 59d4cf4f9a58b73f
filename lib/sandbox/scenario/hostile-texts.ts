/** Markdown that tries to become script wherever it is shown. */
export const HOSTILE_MARKDOWN = [
  'Looks harmless <script>document.title="owned"</script> and is not.',
  '',
  '<img src=x onerror="document.title=\'owned\'"> [click me](javascript:document.title="owned")',
  '',
  '<iframe src="https://evil.example.com"></iframe> ![pixel](https://evil.example.com/pixel.gif)',
].join('\n');

/** An address that ProdManager's form lets through and that nobody should follow. */
export const HOSTILE_LINK = 'javascript://metrics.example.com/%0adocument.title="owned"';
