// What the check page says, in Norwegian bokmål.

TEXTS.nb = {
  title: "Fungerer dette på intranettet vårt?",
  lead: "Siden kontrollerer nettstedet den ligger på, rammen den vises i og nettleseren, og sier hva som må endres. Ingenting sendes noe annet sted.",
  languages: "Språk",
  report: "Til den som skal endre",
  copy: "Kopier resultatet som tekst",
  copied: "Resultatet er kopiert. Lim det inn i en melding.",
  notCopied: "Nettleseren tillot ikke kopieringen. Teksten er merket nedenfor; kopier den med Ctrl+C.",
  print: "Skriv ut",
  again: "Kontroller på nytt",
  asText: "Resultatet som tekst",
  testing: (name, at, of) => `Kontrollerer: ${name} (${at} av ${of}) …`,
  summary: (bad, change) => {
    if (bad === 1) return "Én ting må endres for at det skal fungere";
    if (bad) return `${bad} ting må endres for at det skal fungere`;
    if (change === 1) return "Det fungerer, men én ting bør endres";
    if (change) return `Det fungerer, men ${change} ting bør endres`;
    return "Alt fungerer";
  },
  verdict: { good: "Fungerer", change: "Bør endres", bad: "Fungerer ikke" },
  working: "Dette fungerer",
  todo: "Gjør slik:",
  whom: "Hvem:",
  who: {
    server: "den som har ansvar for webserveren, ofte IT-avdelingen eller leverandøren",
    upload: "den som laster opp filene, ofte nettredaktøren",
    host: "den som har ansvar for siden med rammen, ofte nettredaktøren",
    browser: "den som har ansvar for innstillingene i nettleserne, ofte IT-avdelingen",
  },
  about: (address, time, browser) => `Adresse: ${address}\nTid: ${time}\nNettleser: ${browser}`,
  tests: {
    address: {
      name: "Sidens adresse",
      https: ["Adressen regnes som sikker (https, eller den egne maskinen)."],
      http: ["Siden er hentet med http.", "Legg den på en adresse som begynner med https. Ellers kan den ikke brukes uten nett, og nettleseren kan slette utkast tidligere."],
      file: ["Siden er åpnet fra disk. Da kan nettlesere ikke starte programmet.", "Legg mappen på en webserver, eller bruk den ene filen kommunkompass.html, som kan åpnes fra disk."],
    },
    files: {
      name: "Filene",
      good: [(v) => `Alle ${v.count} filer som kontrollen kjenner til, er på plass.`],
      silent: [(v) => `Webserveren svarer ikke når disse filene hentes: ${v.files}.`, "Se etter om webserveren er overbelastet, og om en brannmur, proxy eller virusskanner holder filene tilbake. De må få slippe gjennom."],
      missing: [(v) => `Disse filene kan ikke hentes: ${v.files}.`, "Last opp hele mappen på nytt. Kontroller også at webserveren får sende filer som slutter på .wasm, .json og .webmanifest; noen servere nekter filtyper de ikke kjenner."],
      page: [(v) => `I stedet for disse filene kommer en nettside: ${v.files}.`, "Last opp hele mappen på nytt, og se etter at filene ikke krever en egen innlogging."],
    },
    version: {
      name: "Samme versjon",
      good: ["Startsiden og denne siden hører til samme versjon."],
      mixed: ["Startsiden er av en annen versjon enn denne siden.", "Last opp hele mappen, og tøm mellomlageret til webserveren eller innholdsnettet."],
    },
    types: {
      name: "Filtyper (MIME)",
      good: ["Filene sendes med riktig type."],
      change: [(v) => `Det fungerer, men disse filene sendes med feil type: ${v.files}.`, "Still inn disse typene på webserveren:"],
      bad: [(v) => `Disse filene sendes med feil type, så nettleseren bruker dem ikke: ${v.files}.`, "Still inn disse typene på webserveren:"],
    },
    program: {
      name: "Programmet (WebAssembly)",
      good: ["Nettleseren kan lese programmet."],
      absent: ["Nettleseren kan ikke kjøre WebAssembly, eller det er slått av.", "Bruk en nyere nettleser. Er WebAssembly slått av med en policy, tillat det for denne adressen."],
      forbidden: ["Sikkerhetspolicyen tillater ikke WebAssembly.", "Legg til denne kilden i script-src. Den tillater WebAssembly og ingenting annet:"],
      damaged: [(v) => `Filen ${v.file} kan ikke leses.`, "Last den opp på nytt, som binærfil. Prøv også en nyere nettleser."],
    },
    compression: {
      name: "Komprimering",
      good: [(v) => `Filene sendes komprimert (${v.encodings}). Programmet er ${v.sent} i stedet for ${v.whole}.`],
      none: [(v) => `Disse filene sendes ikke komprimert: ${v.files}. Programmet er ${v.sent} å hente; det kunne vært omtrent en tredjedel.`, "Slå på komprimering (brotli, ellers gzip) for disse typene. Ferdig komprimerte filer (.br og .gz) ligger ved siden av originalene i den utgitte mappen."],
    },
    cache: {
      name: "Mellomlagring",
      good: ["Nettleseren får beholde det som aldri endres, og spør etter resten."],
      short: ["Filer med kontrollsum i navnet endres aldri, men får ikke beholdes lenge. De hentes på nytt uten grunn.", "Send dette hodet for filer der navnet slutter på bindestrek og 16 tegn foran filendelsen:"],
      long: [(v) => `Disse filene får beholdes uten at nettleseren spør om de er nye: ${v.files}. En ny versjon kan da blandes med en gammel.`, "Send dette hodet for dem:"],
    },
    absent: {
      name: "Filer som mangler",
      good: ["Den som spør etter en fil som ikke finnes, får svaret 404."],
      page: [(v) => `Den som spør etter en fil som ikke finnes, får svaret ${v.status} og en side. Mangler en fil, merkes det sent.`, "Svar 404 når en fil i mappen ikke finnes."],
    },
    policy: {
      name: "Sikkerhetspolicy",
      good: ["Sikkerhetspolicyen (Content-Security-Policy) tillater det som trengs."],
      loose: ["Sikkerhetspolicyen tillater det som trengs, og mer: verken 'unsafe-inline' eller 'unsafe-eval' trengs for Kommunkompass."],
      none: ["Siden sendes uten sikkerhetspolicy (Content-Security-Policy). Den fungerer slik, men en policy beskytter mot fremmede skript.", "Send dette hodet for mappen:"],
      less: ["Programmet starter, men sikkerhetspolicyen stopper en del: diagram som bilde, installasjon eller bruk uten nett.", "Legg til i policyen:"],
      stops: ["Sikkerhetspolicyen stopper programmet.", "Legg til i policyen:"],
    },
    sniff: {
      name: "X-Content-Type-Options",
      good: ["Nettleseren får ikke gjette filtyper."],
      none: ["Nettleseren får gjette filtyper. Det fungerer, men hodet beskytter mot filer som gis ut for noe annet.", "Send dette hodet, når filtypene ovenfor er riktige:"],
    },
    embedding: {
      name: "Å vise siden i en ramme",
      anyone: ["Alle nettsteder får vise siden i en ramme. Vil dere begrense det, angi frame-ancestors i sikkerhetspolicyen."],
      same: ["Bare sider på samme adresse får vise siden i en ramme. Skal et annet nettsted vise den, legg det til i frame-ancestors."],
      listed: [(v) => `Disse nettstedene får vise siden i en ramme: ${v.origins}.`],
      nobody: ["Ingen nettsteder får vise siden i en ramme. Åpnet for seg fungerer den.", "Skal den vises på en intranettside, fjern X-Frame-Options: DENY og angi intranettets adresse i sikkerhetspolicyen:"],
    },
    framePage: {
      name: "Siden for rammer (embed.html)",
      good: ["Siden som vises i rammer, og skriptene til den, sendes som de skal."],
      missing: [(v) => `Disse filene kan ikke hentes: ${v.files}. Åpnet for seg fungerer siden, men i en ramme på intranettet fungerer den ikke.`, "Last opp hele mappen på nytt. Svarer webserveren med en nettside i stedet, se etter at filene ikke krever en egen innlogging."],
      type: [(v) => `Disse filene sendes med feil type: ${v.files}. Åpnet for seg fungerer siden, men i en ramme på intranettet fungerer den ikke som den skal.`, "Still inn disse typene på webserveren:"],
      mixed: ["Siden for rammer, embed.html, er av en annen versjon enn denne siden.", "Last opp hele mappen, og tøm mellomlageret til webserveren eller innholdsnettet."],
    },
    element: {
      name: "Elementet <kommun-kompass>",
      good: ["Skriptet for elementet, kommun-kompass.js, sendes som det skal."],
      missing: [(v) => `Denne filen kan ikke hentes: ${v.files}. Siden fungerer, men elementet på sidene på intranettet viser ingenting.`, "Last opp hele mappen på nytt. Svarer webserveren med en nettside i stedet, se etter at filen ikke krever en egen innlogging."],
      type: [(v) => `Denne filen sendes med feil type, så nettleseren kjører den ikke: ${v.files}. Siden fungerer, men elementet på sidene på intranettet viser ingenting.`, "Still inn denne typen på webserveren:"],
    },
    origins: {
      name: "Elementet på andre nettsteder",
      none: ["Elementet kan brukes på sider med samme adresse. Skal sider på et annet nettsted bruke det, send hodet Access-Control-Allow-Origin med adressen til det nettstedet for alle filene i mappen."],
      anyone: ["Sider på alle nettsteder får hente elementet og filene det trenger."],
      listed: [(v) => `Sider på ${v.origins} får hente elementet og filene det trenger.`],
      several: [(v) => `Hodet Access-Control-Allow-Origin har flere adresser: ${v.origins}. Da gjelder det for ingen av dem.`, "Send én adresse, den som spør, eller slik til alle:"],
      some: [(v) => `Sider på andre nettsteder får hente elementet, men ikke disse filene som det trenger: ${v.files}.`, "Send dette hodet for alle filene i mappen:"],
    },
    worker: {
      name: "Filen for bruk uten nett (sw.js)",
      good: ["Filen som beholder programmet i nettleseren og bytter til nye versjoner, sendes som den skal."],
      missing: [(v) => `Denne filen kan ikke hentes: ${v.files}. Med nett fungerer siden, men uten nett kan den ikke åpnes.`, "Last opp hele mappen på nytt. Filen skal ligge ved siden av index.html."],
      type: [(v) => `Denne filen sendes med feil type, så nettleseren bruker den ikke: ${v.files}. Med nett fungerer siden, men uten nett kan den ikke åpnes.`, "Still inn denne typen på webserveren:"],
    },
    frame: {
      name: "Rammen",
      alone: ["Siden er åpnet for seg og ikke i en ramme. Åpne den også der den skal vises, så kontrolleres rammen."],
      same: ["Siden vises i en ramme på en side med samme adresse."],
      foreign: ["Siden vises i en ramme på et annet nettsted. Nettlesere holder da utkastene atskilt fra dem på siden åpnet for seg, og noen lagrer dem ikke i det hele tatt.", "Legg helst Kommunkompass på samme adresse som intranettet."],
      opaque: ["Rammen (sandbox) mangler allow-same-origin. Da kan ingenting lagres i nettleseren, og programmet får ikke hente sine egne filer.", "Gi rammen disse tillatelsene:"],
      sandbox: [(v) => `Rammen (sandbox) mangler tillatelser: ${v.missing}. Uten dem kan ikke filer, lenker eller spørsmål åpnes.`, "Gi rammen disse tillatelsene:"],
    },
    storage: {
      name: "Lagring i nettleseren",
      good: ["Utkast kan lagres i nettleseren."],
      refused: ["Nettleseren tillater ikke at utkast lagres. Det går an å arbeide, men alt må lagres som filer.", "Tillat lokal lagring (informasjonskapsler og nettstedsdata) for adressen. Vises siden i en ramme på et annet nettsted, legg den på samme adresse som intranettet."],
      full: ["Lagringen i nettleseren er full.", "Fjern nettstedsdata som ikke trengs, eller øk plassen."],
    },
    journal: {
      name: "Sikring mot avbrudd (IndexedDB)",
      good: ["Utkast når disken også om datamaskinen stopper."],
      refused: ["Nettleseren tillater ikke IndexedDB. Ved strømbrudd kan det siste minuttets arbeid gå tapt.", "Tillat nettstedsdata for adressen. I private vinduer kan det være slått av."],
    },
    room: {
      name: "Plass",
      good: [(v) => `Nettleseren gir plass til ${v.size}.`],
      unknown: ["Nettleseren sier ikke hvor mye plass den gir."],
      small: [(v) => `Nettleseren gir bare plass til ${v.size}.`, "Frigjør plass på disken, eller øk nettleserens plass til nettstedsdata."],
    },
    offline: {
      name: "Bruk uten nett",
      good: ["Nettleseren kan beholde programmet og åpne det uten nett."],
      insecure: ["Siden er hentet med http. Da kan den ikke åpnes uten nett.", "Legg den på en adresse som begynner med https."],
      absent: ["Nettleseren kan her ikke beholde programmet (service worker). Med nett fungerer det.", "I private vinduer og i noen rammer er det slik. Ellers: tillat service worker for adressen."],
    },
    unpack: {
      name: "Den ene filen (kommunkompass.html)",
      good: ["Nettleseren kan pakke ut den ene filen."],
      absent: ["Nettleseren er for gammel for den ene filen, kommunkompass.html. Mappen på webserveren fungerer.", "Bruk en nyere nettleser for den ene filen."],
    },
  },
};
