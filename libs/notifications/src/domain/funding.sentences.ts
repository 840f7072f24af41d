import { type EventName, moneyText } from '@talkoot/contracts';
import { dayText } from './day.js';
import type { Sentence } from './sentence.js';

type FundingEvent = Extract<EventName, `${'appropriation' | 'grant'}.${string}`>;

/** What people hear of appropriations and grants. */
export const FUNDING_SENTENCES: { readonly [N in FundingEvent]: Sentence<N> } = {
  'appropriation.recorded.v1': ({ data }, nameOf) => {
    const [programme, amount] = [nameOf(data.programme), moneyText(data.amount)];
    return {
      fi: `Pilottiohjelmalle ${programme.fi} on kirjattu määräraha: ${amount.fi}.`,
      sv: `Ett anslag har antecknats för pilotprogrammet ${programme.sv}: ${amount.sv}.`,
      en: `An appropriation was recorded for the pilot programme ${programme.en}: ${amount.en}.`,
    };
  },
  'grant.decided.v1': ({ data }, nameOf) => {
    const [pilot, holder, amount, on] = [
      nameOf(data.pilot),
      nameOf(data.holder),
      moneyText(data.amount),
      dayText(data.decidedOn),
    ];
    return {
      fi: `Pilotille ${pilot.fi} on myönnetty ${on.fi} avustus ${amount.fi}. Avustuksen saaja: ${holder.fi}.`,
      sv: `Piloten ${pilot.sv} beviljades ${on.sv} ett bidrag på ${amount.sv}. Bidragsmottagare: ${holder.sv}.`,
      en: `The pilot ${pilot.en} was granted ${amount.en} on ${on.en}. Holder of the grant: ${holder.en}.`,
    };
  },
  'grant.conditions-changed.v1': ({ data }, nameOf) => {
    const [pilot, on] = [nameOf(data.pilot), dayText(data.on)];
    return {
      fi: `Pilotin ${pilot.fi} avustuksen ehdot muuttuvat ${on.fi} alkaen.`,
      sv: `Villkoren för bidraget till piloten ${pilot.sv} ändras från och med ${on.sv}.`,
      en: `The conditions of the grant to the pilot ${pilot.en} change from ${on.en}.`,
    };
  },
  'grant.holder-changed.v1': ({ data }, nameOf) => {
    const [pilot, after, on] = [nameOf(data.pilot), nameOf(data.after), dayText(data.on)];
    return {
      fi: `Pilotin ${pilot.fi} avustuksen saaja on ${on.fi} alkaen ${after.fi}.`,
      sv: `Mottagare av bidraget till piloten ${pilot.sv} är från och med ${on.sv} ${after.sv}.`,
      en: `The holder of the grant to the pilot ${pilot.en} is ${after.en} from ${on.en}.`,
    };
  },
};
