import { Checkbox, Field as Shell, Label, Select, Textfield } from '@digdir/designsystemet-react';
import { LOCALES, locale } from '../texts/locale.js';
import { named } from '../texts/say.js';
import { Attendance } from './attendance.js';
import { type FilledProps, idOf, useFilling } from './filling.js';
import { type Field, fillingOf, partsOf } from './forms.js';
import { Group, Wrong } from './group.js';
import { ListField } from './list-field.js';
import { ThingField, ThingList } from './thing-field.js';
import { listOf, partOf, type Path, textOf, type Value } from './values.js';

interface FieldsProps {
  /** The type of the input that the fields belong to. */
  readonly type: string;
  readonly fields: readonly Field[];
  readonly values: Value;
  readonly path?: Path;
}

/** What has to be filled in comes first. */
export const Fields = ({ type, fields, values, path = [] }: FieldsProps) =>
  [...fields.filter(({ required }) => required === true), ...fields.filter(({ required }) => required !== true)].map(
    (field) => (
      <OneField
        key={field.name}
        type={type}
        field={field}
        value={partOf(values, field.name)}
        path={[...path, field.name]}
      />
    ),
  );

interface OneFieldProps {
  readonly type: string;
  readonly field: Field;
  readonly value: Value;
  readonly path: Path;
}

/** A field as its declaration demands, with its label, its help and what is wrong with it. */
function OneField({ type, field, value, path }: OneFieldProps) {
  const { acting, choices } = useFilling();
  const name = acting.label(type, field.name);
  const label = field.required === true ? name : acting.say('form.optional', { name });
  const help = acting.help(field.help);
  const shared = { field, value, path, label, help };
  if (field.list !== true) return <Single {...shared} />;
  if (field.type === 'AttendanceInput' && choices('seat')) return <Attendance {...shared} />;
  if (field.values && fillingOf(field) === 'choice') return <Checks {...shared} />;
  if (fillingOf(field) === 'thing') return <ThingList {...shared} />;
  return (
    <ListField {...shared} name={name}>
      {(item) => <Single {...item} />}
    </ListField>
  );
}

/** A field that is no list. */
function Single(props: FilledProps) {
  switch (fillingOf(props.field)) {
    case 'choice':
    case 'yesNo':
      return <Choice {...props} />;
    case 'localised':
      return <Localised {...props} />;
    case 'money':
    case 'object':
    case 'period':
      return <Parts {...props} />;
    case 'thing':
      return <ThingField {...props} />;
    case 'day':
    case 'decimal':
    case 'longText':
    case 'moment':
    case 'number':
    case 'text':
      return <Text {...props} />;
  }
}

/** So near to the limit the reader sees how many characters there are. */
const NEAR = 0.8;

const INPUT_TYPES = { day: 'date', moment: 'datetime-local' } as const;
const isTyped = (filling: string): filling is keyof typeof INPUT_TYPES => filling in INPUT_TYPES;

function Text({ field, value, path, label, help, lang }: FilledProps & { readonly lang?: string }) {
  const { acting, change, errorAt, left } = useFilling();
  const filling = fillingOf(field);
  const text = textOf(value);
  const { most } = field;
  const isNear = (filling === 'text' || filling === 'longText') && most !== undefined && text.length > most * NEAR;
  const shared = {
    id: idOf(path),
    label,
    value: text,
    error: errorAt(path),
    description: (
      <>
        {help}
        {filling === 'moment' ? ` ${acting.say('form.zone')}.` : ''}
        {isNear ? ` ${acting.say('form.characters', { count: text.length, most })}` : ''}
      </>
    ),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      change(path, target.value);
    },
    onBlur: () => {
      left(path);
    },
    ...(lang !== undefined && { lang }),
  };
  if (filling === 'longText') return <Textfield multiline rows={4} {...shared} />;
  if (isTyped(filling)) return <Textfield type={INPUT_TYPES[filling]} {...shared} />;
  return <Textfield inputMode={filling === 'number' || filling === 'decimal' ? 'decimal' : 'text'} {...shared} />;
}

function Choice({ field, value, path, label, help }: FilledProps) {
  const { acting, change, errorAt } = useFilling();
  const choices =
    fillingOf(field) === 'yesNo'
      ? [
          { each: 'true', text: acting.say('form.yes') },
          { each: 'false', text: acting.say('form.no') },
        ]
      : (field.values ?? []).map((each) => ({ each, text: named(field.type, each) }));
  return (
    <Shell>
      <Label>{label}</Label>
      {help === '' ? null : <Shell.Description>{help}</Shell.Description>}
      <Select
        id={idOf(path)}
        value={textOf(value)}
        onChange={({ target }) => {
          change(path, target.value);
        }}
      >
        <Select.Option value="">{acting.say('form.choose')}</Select.Option>
        {choices.map(({ each, text }) => (
          <Select.Option key={each} value={each}>
            {text}
          </Select.Option>
        ))}
      </Select>
      <Wrong>{errorAt(path)}</Wrong>
    </Shell>
  );
}

/** Several of few. */
function Checks({ field, value, path, label, help }: FilledProps) {
  const { change, errorAt } = useFilling();
  const chosen = listOf(value);
  return (
    <Group label={label} help={help} path={path} error={errorAt(path)}>
      {(field.values ?? []).map((each) => (
        <Checkbox
          key={each}
          value={each}
          label={named(field.type, each)}
          checked={chosen.includes(each)}
          onChange={({ target }) => {
            const others = chosen.filter((one) => one !== each);
            change(path, target.checked ? [...others, each] : others);
          }}
        />
      ))}
    </Group>
  );
}

/** In each language, the reader's first. */
function Localised({ field, value, path, label, help }: FilledProps) {
  const { acting, errorAt, isOneText } = useFilling();
  const parts = partsOf(field) ?? [];
  const note = isOneText(path) ? ` ${acting.say('form.oneText')}` : '';
  const order = [locale(), ...LOCALES.filter((each) => each !== locale())];
  return (
    <Group label={label} help={`${help}${note}`} path={path} error={errorAt(path)}>
      <div className="languages-of-field">
        {order.flatMap((each) =>
          parts
            .filter(({ name }) => name === each)
            .map((part) => (
              <Text
                key={each}
                field={part}
                value={partOf(value, each)}
                path={[...path, each]}
                label={acting.label(field.type, each)}
                help=""
                lang={each}
              />
            )),
        )}
      </div>
    </Group>
  );
}

/** An object by its parts. */
function Parts({ field, value, path, label, help }: FilledProps) {
  const { errorAt } = useFilling();
  const isOneLine = fillingOf(field) !== 'object';
  return (
    <Group label={label} help={help} path={path} error={errorAt(path)}>
      <div className={isOneLine ? 'parts-of-field' : 'fields'}>
        <Fields type={field.type} fields={partsOf(field) ?? []} values={value} path={path} />
      </div>
    </Group>
  );
}
