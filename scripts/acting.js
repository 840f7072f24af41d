/** The operations of the console's forms, written from forms.json and schema.graphql: no page has them as a .graphql file. */
import { createHash } from 'node:crypto';
import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isScalarType,
  parse,
  print,
  validate,
} from 'graphql';

/** What a picker offers at once. */
const CHOICES = 100;

/** Lists of the API in which a picker finds things, by their kinds. */
const LISTS = {
  alliance: 'alliances',
  body: 'bodies',
  meeting: 'meetings',
  network: 'networks',
  organisation: 'organisations',
  pilot: 'pilots',
  pilotprogramme: 'pilotProgrammes',
  programme: 'programmes',
  project: 'projects',
  proposal: 'proposals',
  region: 'regions',
  theme: 'themes',
};

/** What people know a thing by, the best first. */
const NAMES = ['name', 'title', 'text'];
const MARKS = ['code', 'country', 'year', 'number', 'day', 'due', 'version'];
const OF = ['organisation', 'holder', 'seat'];
/** What else tells those apart that may have no name. */
const OF_NAMELESS = ['body', 'programme'];

/** Mutations that replace what is there: they begin with it. */
const REPLACES = /^(arrange|change|correct|order|rename|set|write)[A-Z]/;
/** Mutations in which what is left out stays as it is. */
const PARTIAL = /^(change|correct)[A-Z]/;
/** Where the field of the thing has another name than that of the input. */
const OTHER_NAMES = { orderAgenda: { items: 'agenda' } };

/** Texts by hash, and which mutation and kind of thing uses which. */
export function actingOperations(schema, forms) {
  const texts = {};
  const locales = schema
    .getType('Locale')
    .getValues()
    .map(({ name }) => name);
  const kinds = new Map(
    Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && type.getFields().id)
      .map((type) => [type.name.toLowerCase(), type]),
  );
  const add = (text) => {
    const document = parse(text);
    const [error] = validate(schema, document);
    if (error) throw new Error(`${error.message}\n${text}`);
    const printed = print(document);
    const hash = createHash('sha256').update(printed).digest('hex');
    texts[hash] = printed;
    return hash;
  };
  const isNode = (type) => type.getInterfaces().some(({ name }) => name === 'Node');

  const operations = {};
  for (const [name, form] of Object.entries(forms)) {
    const whole = wholeOf(schema, name, form);
    const subject = subjectOf(name, form, whole);
    const reads = {};
    const ids = form.fields.filter(({ type, list }) => type === 'ID' && !list);
    const needed = ids.some(({ required }) => required) ? ids.filter(({ required }) => required) : ids;
    // One's own details: there is no id to give.
    const own = form.fields.some(({ name: each }) => each === 'expectedVersion') && ids.length === 0;
    if (own) reads[''] = { me: add(readText(name, form, { name: '' }, kinds.get('me'), { subject: '' })) };
    for (const field of needed) {
      const possible = field.kinds ?? form.on.filter((kind) => kind.endsWith('invitation'));
      const found = possible.map((kind) => [kind, kinds.get(kind)]).filter(([, type]) => type && isNode(type));
      if (found.length === 0) continue;
      reads[field.name] = Object.fromEntries(
        found.map(([kind, type]) => [kind, add(readText(name, form, field, type, { whole, subject }))]),
      );
    }
    operations[name] = {
      change: add(changeText(schema, name, form)),
      ...(whole && { whole }),
      ...(subject && { subject }),
      reads,
    };
  }
  const pickers = Object.fromEntries(
    Object.entries(LISTS).map(([kind, list]) => [kind, add(pickerText(schema, kind, list))]),
  );
  const names = Object.fromEntries(
    [...kinds]
      .filter(([, type]) => isNode(type))
      .map(([kind, type]) => {
        const text = `query Name($id: ID!) { node(id: $id) { ... on ${type.name} { ${label(type)} } } }`;
        return [kind, { type: type.name, hash: add(text) }];
      }),
  );
  return { texts, operations: { changes: operations, pickers, names } };

  function changeText(schema_, name, { gives }) {
    const fields = getNamedType(schema_.getMutationType().getFields()[name].type).getFields();
    const given = gives.map(
      (each) =>
        `${each}${isObjectType(getNamedType(fields[each].type)) ? ` { ${identity(getNamedType(fields[each].type))} }` : ''}`,
    );
    const input = `${name[0].toUpperCase()}${name.slice(1)}Input`;
    return `mutation ${name}($input: ${input}!) { ${name}(input: $input) { errors { code path message } ${given.join(' ')} } }`;
  }

  function pickerText(schema_, kind, list) {
    const arguments_ = schema_
      .getQueryType()
      .getFields()
      [list].args.map(({ name }) => name);
    const byText = kind === 'organisation';
    const parameters = byText ? '($text: String)' : '';
    const filter = byText ? ', filter: { name: $text }' : '';
    const order = arguments_.includes('orderBy') && kind === 'organisation' ? ', orderBy: NAME' : '';
    return `query Pick_${kind}${parameters} { list: ${list}(first: ${CHOICES}${filter}${order}) { totalCount nodes { ${label(kinds.get(kind))} } } }`;
  }

  /** The thing that one came from: its name and version, what the form begins with, and what can be chosen from within it. */
  function readText(name, form, { name: from }, type, { whole, subject }) {
    const fields = type.getFields();
    const parts = [label(type)];
    for (const field of form.fields) {
      if (field.name === from || field.name === 'expectedVersion') continue;
      const source = fields[OTHER_NAMES[name]?.[field.name] ?? field.name];
      const begins = from === subject && (field.required === true || PARTIAL.test(name));
      const now = (begins || field.name === whole) && source ? current(field, source, 'now_') : undefined;
      if (now !== undefined) parts.push(now);
    }
    const wanted = new Set(idsOf(form.fields).flatMap((each) => (each.name === from ? [] : (each.kinds ?? []))));
    for (const kind of wanted) {
      if (LISTS[kind] || !kinds.has(kind)) continue;
      const path = listWithin(type, kinds.get(kind));
      if (path) parts.push(`choices_${kind}: ${path}`);
    }
    const selected = `{ ${parts.join(' ')} }`;
    if (type.name === 'Me') return `query Read_${name} { node: me ${selected} }`;
    return `query Read_${name}($id: ID!) { node(id: $id) { ... on ${type.name} ${selected} } }`;
  }

  /** What there is now, in the shape of the field; undefined: nothing that fits. */
  function current(field, source, prefix = '') {
    if (source.args.some(isRequiredArgument)) return undefined;
    const alias = `${prefix}${field.name}`;
    if (field.type === 'LocalisedTextInput') {
      if (!source.args.some(({ name }) => name === 'locale')) return undefined;
      return locales.map((each) => `${alias}_${each}: ${source.name}(locale: ${each})`).join(' ');
    }
    const { selected, arguments_, isList } = itemsOf(source, (item) => inner(field, item));
    if (selected === undefined || isList !== (field.list === true)) return undefined;
    return `${alias}: ${source.name}${arguments_} ${selected}`;

    function inner({ type: wanted, kinds: wantedKinds, fields }, item) {
      if (wanted === 'ID') {
        if (isInterfaceType(item)) return '{ __typename id }';
        return isObjectType(item) && wantedKinds?.includes(item.name.toLowerCase()) ? `{ ${label(item)} }` : undefined;
      }
      if (isScalarType(item) || isEnumType(item)) return item.name === wanted ? '' : undefined;
      if (!isObjectType(item)) return undefined;
      const input = schema.getType(wanted);
      const nested =
        fields ??
        (isInputObjectType(input)
          ? Object.keys(input.getFields()).map((each) => ({
              name: each,
              type: getNamedType(input.getFields()[each].type).name,
            }))
          : []);
      const parts = nested.map((each) => item.getFields()[each.name] && current(each, item.getFields()[each.name]));
      // With a part missing, sending it back would lose it.
      if (parts.length === 0 || parts.some((each) => each === undefined)) return undefined;
      return `{ ${parts.join(' ')} }`;
    }
  }

  /** A value, a list or a connection of what `select` selects. */
  function itemsOf(source, select) {
    const type = isNonNullType(source.type) ? source.type.ofType : source.type;
    const named = getNamedType(type);
    if (isObjectType(named) && named.name.endsWith('Connection')) {
      const inner = select(getNamedType(named.getFields().nodes.type));
      const first = source.args.some(({ name }) => name === 'first') ? `(first: ${CHOICES})` : '';
      return { selected: inner && `{ nodes ${inner} }`, arguments_: first, isList: true };
    }
    return { selected: select(named), arguments_: '', isList: isListType(type) };
  }

  /** The shortest way from a thing to the list of what is wanted: `body { seats(first: 100) { nodes { … } } }`. */
  function listWithin(type, wanted) {
    const isWanted = (item) => (item === wanted ? `{ ${label(wanted)} }` : undefined);
    const open = (source) => !source.args.some(isRequiredArgument);
    let level = [[type, (text) => text]];
    const seen = new Set([type]);
    for (let depth = 0; depth < 3; depth += 1) {
      const next = [];
      for (const [each, within] of level) {
        for (const source of Object.values(each.getFields()).filter(open)) {
          const { selected, arguments_, isList } = itemsOf(source, isWanted);
          if (isList && selected && each !== wanted) return within(`${source.name}${arguments_} ${selected}`);
          const target = getNamedType(source.type);
          if (isList || !isObjectType(target) || seen.has(target) || !target.getFields().id) continue;
          seen.add(target);
          next.push([target, (text) => within(`${source.name} { ${text} }`)]);
        }
      }
      level = next;
    }
    return undefined;
  }
}

/** The aggregate whose version is expected: the field with its id. Parts share the version of their whole. */
function wholeOf(schema, name, { gives, fields, on }) {
  if (!fields.some((each) => each.name === 'expectedVersion')) return undefined;
  const payload = getNamedType(schema.getMutationType().getFields()[name].type);
  const given = getNamedType(payload.getFields()[gives[0]].type).name.toLowerCase();
  const ids = fields.filter(({ type, list, required }) => type === 'ID' && !list && required);
  const of = (kind) => ids.filter(({ kinds = on }) => kinds.length === 1 && kinds[0] === kind);
  const made = of(given);
  return (
    made.find((each) => each.name === gives[0]) ??
    made[0] ??
    ids.find(({ kinds = on }) => kinds.some((kind) => on.includes(kind)))
  )?.name;
}

/** What a mutation that replaces values reads them from: the part that it names, or the whole. */
function subjectOf(name, { fields }, whole) {
  if (!REPLACES.test(name)) return undefined;
  const part = fields.find(
    (each) =>
      each.type === 'ID' && !each.list && each.required && each.name !== whole && !each.kinds?.includes('organisation'),
  );
  return part?.name ?? whole;
}

const idsOf = (fields) =>
  fields.flatMap((each) => [...(each.type === 'ID' ? [each] : []), ...(each.fields ? idsOf(each.fields) : [])]);

/** What addresses and names need of a thing. */
function label(type) {
  const fields = type.getFields();
  const plain = (name) => fields[name] && !fields[name].args.some(isRequiredArgument);
  const isLeaf = (name) => plain(name) && !isObjectType(getNamedType(fields[name].type));
  const name = NAMES.find(isLeaf);
  const isNamed = name !== undefined && isNonNullType(fields[name].type);
  const of = [...OF, ...(isNamed ? [] : OF_NAMELESS)].filter(plain).map((each) => {
    const inner = getNamedType(fields[each].type);
    const naming = isObjectType(inner) ? NAMES.find((one) => inner.getFields()[one]) : undefined;
    return naming === undefined ? '' : `of_${each}: ${each} { id label: ${naming} }`;
  });
  const kind =
    fields.kind && isEnumType(getNamedType(fields.kind.type))
      ? `kind_${getNamedType(fields.kind.type).name}: kind`
      : '';
  return [
    identity(type),
    name ? `label: ${name}` : '',
    ...MARKS.filter((each) => isLeaf(each) && !['code', 'country'].includes(each)),
    ...of,
    kind,
  ]
    .filter((each) => each !== '')
    .join(' ');
}

function identity(type) {
  const fields = type.getFields();
  return [
    '__typename',
    ...['id', 'code', 'country'].filter((each) => fields[each] && !fields[each].args.some(isRequiredArgument)),
  ].join(' ');
}
