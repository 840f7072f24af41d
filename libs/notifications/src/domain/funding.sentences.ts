import { type EventName, type LocalisedText, moneyText, type Translations } from '@talkoot/contracts';
import { dayInSentence, dayText } from './day.js';
import { firstOf, labelled, REASON, type Sentence, withLines } from './sentence.js';
import { translations } from './translations.js';

type FundingEvent = Extract<EventName, `${'appropriation' | 'grant'}.${string}`>;

const CONDITION: Translations = { fi: 'Ehto', sv: 'Villkor', en: 'Condition' };
const AVAILABLE: Translations = { fi: 'Käytettävissä alkaen', sv: 'Kan användas från och med', en: 'Available from' };

const NO_CONDITIONS: Translations = {
  fi: 'Ehtoja ei ole.',
  sv: 'Det finns inga villkor.',
  en: 'There are no conditions.',
};

const conditionsOf = ({ conditions }: { readonly conditions: readonly LocalisedText[] }): readonly Translations[] =>
  conditions.length === 0
    ? [NO_CONDITIONS]
    : firstOf(conditions.flatMap((each) => labelled(CONDITION, translations(each)) ?? []));

/** What people hear of appropriations and grants. */
export const FUNDING_SENTENCES: { readonly [N in FundingEvent]: Sentence<N> } = {
  'appropriation.recorded.v1': ({ data }, nameOf) => {
    const [programme, amount] = [nameOf(data.programme), moneyText(data.amount)];
    return withLines(
      {
        fi: `Pilottiohjelmalle ${programme.fi} on kirjattu määräraha: ${amount.fi}.`,
        sv: `Ett anslag har antecknats för pilotprogrammet ${programme.sv}: ${amount.sv}.`,
        en: `An appropriation was recorded for the pilot programme ${programme.en}: ${amount.en}.`,
      },
      labelled(AVAILABLE, dayText(data.availableFrom)),
    );
  },
  'appropriation.corrected.v1': ({ aggregate, data }, nameOf, { wordsOf }) => {
    const [programme, before, amount] = [nameOf(data.programme), moneyText(data.before), moneyText(data.amount)];
    return withLines(
      {
        fi: `Pilottiohjelman ${programme.fi} määräraha oli kirjattu väärin ja on korjattu: ${amount.fi} (ennen korjausta ${before.fi}).`,
        sv: `Anslaget för pilotprogrammet ${programme.sv} hade antecknats fel och har rättats: ${amount.sv} (före rättelsen ${before.sv}).`,
        en: `The appropriation of the pilot programme ${programme.en} was recorded wrongly and has been corrected: ${amount.en} (${before.en} before).`,
      },
      labelled(REASON, wordsOf(aggregate)),
    );
  },
  'grant.corrected.v1': ({ aggregate, data }, nameOf, { wordsOf }) => {
    const [pilot, before, amount] = [nameOf(data.pilot), moneyText(data.before), moneyText(data.amount)];
    return withLines(
      {
        fi: `Pilotin ${pilot.fi} avustus oli kirjattu väärin ja on korjattu: ${amount.fi} (ennen korjausta ${before.fi}).`,
        sv: `Understödet till piloten ${pilot.sv} hade antecknats fel och har rättats: ${amount.sv} (före rättelsen ${before.sv}).`,
        en: `The grant to the pilot ${pilot.en} was recorded wrongly and has been corrected: ${amount.en} (${before.en} before).`,
      },
      labelled(REASON, wordsOf(aggregate)),
    );
  },
  'grant.settled.v1': ({ data }, nameOf) => {
    const [pilot, returned] = [nameOf(data.pilot), moneyText(data.returned)];
    const outstanding = data.outstanding.isPositive ? moneyText(data.outstanding) : undefined;
    return {
      fi: `Perutun pilotin ${pilot.fi} avustuksesta palautui määrärahaan ${returned.fi}.${outstanding ? ` Vapautettua tai maksettua on selvittämättä ${outstanding.fi}.` : ''}`,
      sv: `Av understödet till den inställda piloten ${pilot.sv} återgick ${returned.sv} till anslaget.${outstanding ? ` Frigjort eller utbetalt och inte utrett: ${outstanding.sv}.` : ''}`,
      en: `The pilot ${pilot.en} was cancelled: ${returned.en} of its grant went back to the appropriation.${outstanding ? ` Released or paid and still outstanding: ${outstanding.en}.` : ''}`,
    };
  },
  'grant.decided.v1': ({ data }, nameOf) => {
    const [pilot, holder, amount, on] = [
      nameOf(data.pilot),
      nameOf(data.holder),
      moneyText(data.amount),
      dayInSentence(data.decidedOn),
    ];
    return withLines(
      {
        fi: `Pilotille ${pilot.fi} on myönnetty ${on.fi} avustus ${amount.fi}. Avustuksen saaja: ${holder.fi}.`,
        sv: `Piloten ${pilot.sv} beviljades ${on.sv} ett understöd på ${amount.sv}. Mottagare: ${holder.sv}.`,
        en: `The pilot ${pilot.en} was granted ${amount.en} on ${on.en}. Holder of the grant: ${holder.en}.`,
      },
      ...conditionsOf(data),
    );
  },
  'grant.conditions-changed.v1': ({ data }, nameOf) => {
    const [pilot, on] = [nameOf(data.pilot), dayInSentence(data.on)];
    return withLines(
      {
        fi: `Pilotin ${pilot.fi} avustuksen ehdot muuttuvat ${on.fi} alkaen.`,
        sv: `Villkoren för understödet till piloten ${pilot.sv} ändras från och med ${on.sv}.`,
        en: `The conditions of the grant to the pilot ${pilot.en} change from ${on.en}.`,
      },
      ...conditionsOf(data),
    );
  },
  'grant.holder-changed.v1': ({ data }, nameOf) => {
    const [pilot, after, on] = [nameOf(data.pilot), nameOf(data.after), dayInSentence(data.on)];
    return {
      fi: `Pilotin ${pilot.fi} avustuksen saaja on ${on.fi} alkaen ${after.fi}.`,
      sv: `Mottagare av understödet till piloten ${pilot.sv} är från och med ${on.sv} ${after.sv}.`,
      en: `The holder of the grant to the pilot ${pilot.en} is ${after.en} from ${on.en}.`,
    };
  },
};
