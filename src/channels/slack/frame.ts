import { z } from "zod";

/** Where a payload belongs, before anything is known about that workspace. */
export interface Origin {
  /** Id of the organisation for org-wide installations, else of the workspace; `null`: it names none. */
  readonly installation: string | null;
  readonly team: string | null;
  readonly enterprise: string | null;
  /** The app's own user, where the payload names it. */
  readonly botUser: string | null;
  readonly isShared: boolean;
}

const id = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,40}$/)
  .nullish()
  .catch(null);
const flag = z
  .union([z.boolean(), z.literal("true"), z.literal("false")])
  .nullish()
  .catch(null);
const owner = z.object({ id, enterprise_id: id }).nullish().catch(null);

const schema = z.object({
  team_id: id,
  enterprise_id: id,
  is_enterprise_install: flag,
  is_ext_shared_channel: flag,
  authorizations: z
    .array(
      z.object({
        team_id: id,
        enterprise_id: id,
        user_id: id,
        is_bot: flag,
        is_enterprise_install: flag,
      }),
    )
    .nullish()
    .catch(null),
  team: owner,
  enterprise: owner,
  view: z.object({ app_installed_team_id: id }).nullish().catch(null),
});

/** Which installation a payload is for. Takes any JSON whatsoever. */
export function originOf(payload: unknown): Origin {
  const { authorizations, team, enterprise, view, ...top } = schema.safeParse(payload).data ?? {};
  const granted = authorizations?.[0];
  const teamId =
    granted?.team_id ?? view?.app_installed_team_id ?? team?.id ?? (granted ? null : top.team_id) ?? null;
  const enterpriseId =
    granted?.enterprise_id ?? enterprise?.id ?? team?.enterprise_id ?? top.enterprise_id ?? null;
  const isOrgWide = isOn(granted?.is_enterprise_install) || isOn(top.is_enterprise_install);
  return {
    installation: (isOrgWide ? enterpriseId : null) ?? teamId ?? top.team_id ?? enterpriseId,
    team: teamId,
    enterprise: enterpriseId,
    botUser: (isOn(granted?.is_bot) && granted?.user_id) || null,
    isShared: isOn(top.is_ext_shared_channel),
  };
}

function isOn(value: boolean | "true" | "false" | null | undefined): boolean {
  return value === true || value === "true";
}
