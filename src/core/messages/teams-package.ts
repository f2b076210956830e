/** What building the Teams app says. */
export const teamsPackageWords = {
  noAppId:
    "MICROSOFT_APP_ID: is missing; set it to the Application (client) ID of the app registration, the same as for the server.",
  badAppId: (given: string) =>
    `MICROSOFT_APP_ID: "${given.slice(0, 60)}" is no id; use the Application (client) ID of the app registration, like 12345678-1234-1234-1234-123456789abc.`,
  badAddress: (given: string) =>
    `PUBLIC_URL: Teams cannot reach ${given}; set it to the address of this installation on the internet, like https://cairn.example.com.`,
  cannotWrite: (path: string, why: string) =>
    `${path} cannot be written (${why}); name a file in a folder that exists.`,
  done: (path: string) =>
    `${path} is ready. In Teams: Apps, Manage your apps, Upload an app, Upload a custom app.`,
} as const;
