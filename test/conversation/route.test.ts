import { expect, test } from "vitest";
import { route } from "../../src/conversation/route.ts";

/** What people type, and where it goes. Each was typed by somebody or stands on a card. */
const said = {
  help: ["help", "Hi Cairn!", "what can I ask?", ""],
  thanks: ["Thanks!", "thank you very much"],
  home: ["home", "my inbox", "my requests", "What is waiting for me?", "what's due?"],
  stored: [
    "what do you store about me",
    "What do you know about me?",
    "what’s stored about me",
    "my data",
    "delete my data",
    "who can see my questions?",
  ],
  noticed: [
    "What did you tell my manager?",
    "what does my boss see",
    "What can my manager see?",
    "what did you notice about me",
    "my gaps",
  ],
  preferences: ["preferences", "Settings", "change my settings", "change my quiz time", "pause", "snooze"],
  stop: [
    "stop",
    "Stop messages.",
    "please stop",
    "stop messages, please",
    "stop writing to me",
    "don’t message me",
    "unsubscribe",
  ],
  resume: ["resume", "resume messages", "start messages again"],
  person: [
    "ask a person",
    "Can I talk to a human?",
    "I want to talk to a person, please",
    "could I speak with somebody?",
    "ask an expert",
    "ask somebody",
    "human",
  ],
  path: ["my path", "Show my path", "What's my next step?"],
  progress: ["my progress", "What can I do?", "how am I doing?"],
  placement: ["place me", "I know this job", "I already know my job."],
  readiness: ["my readiness", "share my readiness"],
  "last-answers": ["my last answers"],
  "recent-changes": ["what changed this week?"],
  quiz: ["quiz me", "quiz me on refunds"],
} as const;

test.each(Object.entries(said))("%s is understood in the words people use", (kind, phrases) => {
  for (const phrase of phrases) expect(route(phrase).kind, phrase).toBe(kind);
});

test("a question that contains the words of a command stays a question", () => {
  const questions = [
    "how do I stop a dunning sequence?",
    "pause dunning for a client",
    "who is the person to ask about refunds?",
    "what data do we store about a client?",
    "how do I delete a client's data?",
    "resume a suspended client",
    "start",
    "which home address goes on the invoice?",
    "who can see the dispute evidence?",
  ];
  for (const question of questions) expect(route(question)).toEqual({ kind: "ask", question });
});
