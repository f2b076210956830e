// A phone's screen should hold the steps, their citation and the way to a person.
const small = matchMedia("(max-width: 640px)").matches;

/** How Microsoft's renderer draws a card here. Colours are the style sheet's variables, so that both themes work. */
export const hostConfig = {
  fontFamily: "inherit",
  fontTypes: {
    default: sizes("inherit"),
    monospace: sizes("ui-monospace, SFMono-Regular, Menlo, Consolas, monospace"),
  },
  lineHeights: { small: 20, default: small ? 21 : 24, medium: 26, large: 28, extraLarge: 34 },
  spacing: {
    small: small ? 6 : 8,
    default: small ? 9 : 12,
    medium: small ? 10 : 16,
    large: 24,
    extraLarge: 32,
    padding: 14,
  },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  supportsInteractivity: true,
  actions: {
    maxActions: 50,
    spacing: "medium",
    buttonSpacing: 8,
    actionsOrientation: "horizontal",
    actionAlignment: "left",
    showCard: { actionMode: "inline", style: "default", inlineTopMargin: 0 },
  },
  inputs: {
    label: {
      inputSpacing: "small",
      requiredInputs: { weight: "bolder" },
      optionalInputs: { weight: "bolder" },
    },
    errorMessage: { color: "attention", size: "small", spacing: "small" },
  },
  adaptiveCard: { allowCustomStyle: false },
  containerStyles: {
    default: style("transparent"),
    emphasis: style("var(--raised)"),
    accent: style("var(--change-back)"),
    warning: style("var(--warning-back)"),
  },
  textStyles: { heading: { size: "medium", weight: "bolder", color: "default", isSubtle: false } },
};

function sizes(fontFamily) {
  return {
    fontFamily,
    fontSizes: { small: 14, default: small ? 15 : 16, medium: small ? 17 : 18, large: 21, extraLarge: 26 },
    fontWeights: { lighter: 300, default: 400, bolder: 650 },
  };
}

function style(backgroundColor) {
  return {
    backgroundColor,
    foregroundColors: {
      default: colours("var(--ink)", "var(--quiet)"),
      accent: colours("var(--accent)", "var(--accent)"),
      warning: colours("var(--warning)", "var(--warning)"),
      attention: colours("var(--attention)", "var(--attention)"),
      good: colours("var(--accent)", "var(--accent)"),
    },
  };
}

function colours(main, subtle) {
  return { default: main, subtle };
}
