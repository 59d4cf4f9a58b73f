/** Texts that break documents which are put together carelessly. */
export const HOSTILE = [
  ']]><script>alert(1)</script><![CDATA[',
  '&lt;b&gt; &amp; <b>bold</b> "quoted" \'single\' &nbsp;',
  'BEGIN:VEVENT\nEND:VCALENDAR\r\nSUMMARY:forged; a, b \\ c',
  'bell \u0007 null \u0000 half \ud800 end \uffff',
  `${'é漢🛠'.repeat(30)} is folded`,
] as const;
