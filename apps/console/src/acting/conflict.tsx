import { Alert, Paragraph, Radio, Table } from '@digdir/designsystemet-react';
import { dayText } from '../texts/format.js';
import { named } from '../texts/say.js';
import type { Acting } from './acting.js';
import { type Field, fillingOf, partsOf } from './forms.js';
import { nameOf } from './thing-name.js';
import {
  isEmpty,
  isSame,
  isThing,
  itemOf,
  listOf,
  type Path,
  partOf,
  textOf,
  type Thing,
  type Value,
  type Values,
} from './values.js';

interface ConflictProps {
  readonly acting: Acting;
  readonly mutation: string;
  readonly fields: readonly Field[];
  readonly thing: Thing;
  /** As the form stands. */
  readonly values: Values;
  /** What was typed when it was sent. */
  readonly mine: Values;
  /** What somebody else has written. */
  readonly now: Values;
  /** What was there when the form was opened. */
  readonly before: Values;
  readonly onTake: (path: Path, value: Value) => void;
}

/** What somebody else changed meanwhile, beside what was typed: for each field the reader takes one or the other. */
export function Conflict({ acting, mutation, fields, thing, values, mine, now, before, onTake }: ConflictProps) {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const changed = fields.filter((field) => {
    const theirs = partOf(now, field.name);
    return !isSame(field, theirs, partOf(before, field.name)) && !isSame(field, theirs, partOf(mine, field.name));
  });
  const said = acting.say(changed.length === 0 ? 'form.conflictElsewhere' : 'form.conflict', { thing: nameOf(thing) });
  return (
    <Alert data-color="warning">
      <Paragraph>{said}</Paragraph>
      {changed.length === 0 ? null : (
        <div className="scrolled" tabIndex={0} role="region" aria-label={acting.say('form.conflictTable')}>
          <Table data-size="sm">
            <caption className="hidden">{acting.say('form.conflictTable')}</caption>
            <Table.Head>
              <Table.Row>
                <Table.HeaderCell scope="col">{acting.say('form.field')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{acting.say('form.mine')}</Table.HeaderCell>
                <Table.HeaderCell scope="col">{acting.say('form.now')}</Table.HeaderCell>
              </Table.Row>
            </Table.Head>
            <Table.Body>
              {changed.map((field) => (
                <Table.Row key={field.name}>
                  <Table.HeaderCell scope="row">{acting.label(type, field.name)}</Table.HeaderCell>
                  {[mine, now].map((version, place) => {
                    const value = partOf(version, field.name);
                    return (
                      <Table.Cell key={place}>
                        <Radio
                          name={`take-${field.name}`}
                          value={String(place)}
                          label={textOfValue(acting, field, value)}
                          checked={isSame(field, partOf(values, field.name), value)}
                          onChange={() => {
                            onTake([field.name], value);
                          }}
                        />
                      </Table.Cell>
                    );
                  })}
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Alert>
  );
}

/** A value as one reads it. */
function textOfValue(acting: Acting, field: Field, value: Value): string {
  if (isEmpty(value)) return acting.say('form.empty');
  if (field.list === true)
    return listOf(value)
      .map((each) => textOfValue(acting, itemOf(field), each))
      .join('; ');
  if (isThing(value)) return nameOf(value);
  const parts = partsOf(field);
  if (parts)
    return parts
      .filter(({ name }) => !isEmpty(partOf(value, name)))
      .map((each) => `${acting.label(field.type, each.name)}: ${textOfValue(acting, each, partOf(value, each.name))}`)
      .join('; ');
  const text = textOf(value);
  const filling = fillingOf(field);
  if (filling === 'day') return dayText(text);
  if (filling === 'yesNo') return acting.say(text === 'true' ? 'form.yes' : 'form.no');
  return filling === 'choice' ? named(field.type, text) : text;
}
