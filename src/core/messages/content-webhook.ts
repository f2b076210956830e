/** Words of the address at which a Git host tells of a push. */
export const contentWebhookWords = {
  off: "Pushes are not heard here. Set CONTENT_WEBHOOK_SECRET to a secret that Cairn and the Git host share.",
  unsigned: "The request is not signed. Send X-Hub-Signature-256, or X-Gitlab-Token.",
  badSignature: "The signature is not of this body with the secret that Cairn has.",
  accepted: "The folder is published.",
  ignored: "This event changes no pages.",
} as const;
