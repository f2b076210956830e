import { askActions } from "../ask/actions.ts";
import type { Actions } from "../core/action.ts";
import type { Tap } from "../core/asker.ts";
import type { Form } from "../core/card.ts";
import type { Result } from "../core/result.ts";
import { handoverActions } from "../handover/actions.ts";
import { preferenceActions } from "../people/preferences.ts";
import { practiceActions } from "../practice/actions.ts";
import { lessonActions } from "../practice/lessons/lesson-actions.ts";
import { itemActions } from "../practice/owners/item-actions.ts";
import { pathActions } from "../practice/path/path-actions.ts";
import { privacyActions } from "../privacy/actions.ts";
import { signalActions } from "../signals/actions.ts";
import { draftActions } from "../stewardship/drafts/draft-actions.ts";
import { queueActions } from "../stewardship/queue/queue-actions.ts";
import { tagActions } from "../stewardship/tags/tag-actions.ts";
import { gapPracticeActions } from "./practise-gap.ts";
import type { RespondDeps } from "./respond-deps.ts";

/** What a button asks first, and what it does. */
export interface ButtonAction {
  readonly form: (value: unknown) => Form | null;
  readonly run: (deps: RespondDeps, tap: Tap<unknown>) => Promise<Result>;
}

/** Every table of buttons there is, with what it works with. */
const tables = [
  table(askActions, (deps) => deps.ask()),
  table(handoverActions, (deps) => deps.handover()),
  table(privacyActions, (deps) => deps.privacy()),
  table(preferenceActions, (deps) => deps.preferences()),
  table(practiceActions, (deps) => deps.practice()),
  table(itemActions, (deps) => deps.practice()),
  table(pathActions, (deps) => deps.practice()),
  table(lessonActions, (deps) => deps.practice()),
  table(signalActions, (deps) => deps.signals()),
  table(draftActions, (deps) => deps.drafts()),
  table(queueActions, (deps) => deps.stewards()),
  table(tagActions, (deps) => deps.tags()),
  table(gapPracticeActions, async (deps) => ({
    practice: await deps.practice(),
    signals: await deps.signals(),
  })),
];

/** What a button that is called so does; `null`: there is none. */
export function buttonCalled(action: string): ButtonAction | null {
  for (const find of tables) {
    const found = find(action);
    if (found !== null) return found;
  }
  return null;
}

function table<Deps>(actions: Actions<Deps>, depsOf: (all: RespondDeps) => Promise<Deps>) {
  return (name: string): ButtonAction | null => {
    const found = actions[name];
    if (found === undefined) return null;
    return { form: found.form, run: async (all, tap) => found.run(await depsOf(all), tap) };
  };
}
