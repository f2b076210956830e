import { testEverySentence } from "../support/policy-behaviour.ts";
import { ofEscalation } from "./policy/escalation.ts";
import { ofGroups } from "./policy/groups.ts";
import { ofPages } from "./policy/pages.ts";
import { ofPeople } from "./policy/people.ts";

testEverySentence("signals", { ...ofPeople, ...ofPages, ...ofGroups });
testEverySentence("escalation", ofEscalation);
