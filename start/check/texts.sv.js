// What the check page says, in Swedish. Each outcome of a test is a sentence on what was found and, where something is to
// be changed, one on what to do.

const TEXTS = {};

TEXTS.sv = {
  title: "Fungerar det här på vårt intranät?",
  lead: "Sidan kontrollerar webbplatsen som den ligger på, ramen som den visas i och webbläsaren, och säger vad som behöver ändras. Ingenting skickas någon annanstans.",
  languages: "Språk",
  report: "Till den som ska ändra",
  copy: "Kopiera resultatet som text",
  copied: "Resultatet är kopierat. Klistra in det i ett meddelande.",
  notCopied: "Webbläsaren tillät inte kopieringen. Texten är markerad här nedanför; kopiera den med Ctrl+C.",
  print: "Skriv ut",
  again: "Kontrollera igen",
  asText: "Resultatet som text",
  testing: (name, at, of) => `Kontrollerar: ${name} (${at} av ${of}) …`,
  summary: (bad, change) => {
    if (bad === 1) return "En sak måste ändras för att det ska fungera";
    if (bad) return `${bad} saker måste ändras för att det ska fungera`;
    if (change === 1) return "Det fungerar, men en sak bör ändras";
    if (change) return `Det fungerar, men ${change} saker bör ändras`;
    return "Allt fungerar";
  },
  verdict: { good: "Fungerar", change: "Bör ändras", bad: "Fungerar inte" },
  working: "Det här fungerar",
  todo: "Gör så här:",
  whom: "Vem:",
  who: {
    server: "den som sköter webbservern, ofta IT-avdelningen eller leverantören",
    upload: "den som laddar upp filerna, ofta webbredaktören",
    host: "den som sköter sidan med ramen, ofta webbredaktören",
    browser: "den som sköter webbläsarnas inställningar, ofta IT-avdelningen",
  },
  about: (address, time, browser) => `Adress: ${address}\nTid: ${time}\nWebbläsare: ${browser}`,
  tests: {
    address: {
      name: "Sidans adress",
      https: ["Adressen räknas som säker (https, eller den egna datorn)."],
      http: ["Sidan är hämtad med http.", "Lägg den på en adress som börjar med https. Annars går den inte att använda utan nät, och webbläsaren kan rensa utkast tidigare."],
      file: ["Sidan är öppnad från disk. Så kan webbläsare inte starta programmet.", "Lägg mappen på en webbserver, eller använd den enda filen kommunkompass.html, som går att öppna från disk."],
    },
    files: {
      name: "Filerna",
      good: [(v) => `Alla ${v.count} filer som kontrollen känner till finns på plats.`],
      silent: [(v) => `Webbservern svarar inte när de här filerna hämtas: ${v.files}.`, "Se efter om webbservern är överlastad, och om en brandvägg, proxy eller virusskanner håller kvar filerna. De ska få passera."],
      missing: [(v) => `De här filerna går inte att hämta: ${v.files}.`, "Ladda upp hela mappen igen. Kontrollera också att webbservern får skicka filer som slutar på .wasm, .json och .webmanifest; en del servrar vägrar filtyper som de inte känner till."],
      page: [(v) => `I stället för de här filerna kommer en webbsida: ${v.files}.`, "Ladda upp hela mappen igen, och se efter att filerna inte kräver en egen inloggning."],
    },
    version: {
      name: "Samma version",
      good: ["Startsidan och den här sidan hör till samma version."],
      mixed: ["Startsidan är av en annan version än den här sidan.", "Ladda upp hela mappen, och töm webbserverns eller innehållsnätets mellanlager."],
    },
    types: {
      name: "Filtyper (MIME)",
      good: ["Filerna skickas med rätt typ."],
      change: [(v) => `Det fungerar, men de här filerna skickas med fel typ: ${v.files}.`, "Ställ in de här typerna på webbservern:"],
      bad: [(v) => `De här filerna skickas med fel typ, så webbläsaren använder dem inte: ${v.files}.`, "Ställ in de här typerna på webbservern:"],
    },
    program: {
      name: "Programmet (WebAssembly)",
      good: ["Webbläsaren kan läsa programmet."],
      absent: ["Webbläsaren kan inte köra WebAssembly, eller så är det avstängt.", "Använd en nyare webbläsare. Är WebAssembly avstängt med en policy, tillåt det för den här adressen."],
      forbidden: ["Säkerhetspolicyn tillåter inte WebAssembly.", "Lägg till den här källan i script-src. Den tillåter WebAssembly och ingenting annat:"],
      damaged: [(v) => `Filen ${v.file} går inte att läsa.`, "Ladda upp den igen, som binärfil. Prova också en nyare webbläsare."],
    },
    compression: {
      name: "Komprimering",
      good: [(v) => `Filerna skickas komprimerade (${v.encodings}). Programmet är ${v.sent} i stället för ${v.whole}.`],
      none: [(v) => `De här filerna skickas inte komprimerade: ${v.files}. Programmet är ${v.sent} att hämta; det kunde vara ungefär en tredjedel.`, "Slå på komprimering (brotli, annars gzip) för de här typerna. Färdigkomprimerade filer (.br och .gz) ligger bredvid originalen i den utgivna mappen."],
    },
    cache: {
      name: "Mellanlagring",
      good: ["Webbläsaren får behålla det som aldrig ändras, och frågar efter resten."],
      short: ["Filer med kontrollsumma i namnet ändras aldrig, men får inte behållas länge. De hämtas om i onödan.", "Skicka det här huvudet för filer vars namn slutar på bindestreck och 16 tecken före filändelsen:"],
      long: [(v) => `De här filerna får behållas utan att webbläsaren frågar om de är nya: ${v.files}. En ny version kan då blandas med en gammal.`, "Skicka det här huvudet för dem:"],
    },
    absent: {
      name: "Filer som saknas",
      good: ["Den som frågar efter en fil som inte finns får svaret 404."],
      page: [(v) => `Den som frågar efter en fil som inte finns får svaret ${v.status} och en sida. Saknas en fil, märks det sent.`, "Svara 404 när en fil i mappen inte finns."],
    },
    policy: {
      name: "Säkerhetspolicy",
      good: ["Säkerhetspolicyn (Content-Security-Policy) tillåter det som behövs."],
      loose: ["Säkerhetspolicyn tillåter det som behövs, och mer: varken 'unsafe-inline' eller 'unsafe-eval' behövs för Kommunkompass."],
      none: ["Sidan skickas utan säkerhetspolicy (Content-Security-Policy). Den fungerar så, men en policy skyddar mot främmande skript.", "Skicka det här huvudet för mappen:"],
      less: ["Programmet startar, men säkerhetspolicyn stoppar en del: diagram som bild, installation eller användning utan nät.", "Lägg till i policyn:"],
      stops: ["Säkerhetspolicyn stoppar programmet.", "Lägg till i policyn:"],
    },
    sniff: {
      name: "X-Content-Type-Options",
      good: ["Webbläsaren får inte gissa filtyper."],
      none: ["Webbläsaren får gissa filtyper. Det fungerar, men huvudet skyddar mot filer som ges ut för något annat.", "Skicka det här huvudet, när filtyperna ovan är rätt:"],
    },
    embedding: {
      name: "Att visa sidan i en ram",
      anyone: ["Alla webbplatser får visa sidan i en ram. Vill ni begränsa det, ange frame-ancestors i säkerhetspolicyn."],
      same: ["Bara sidor på samma adress får visa sidan i en ram. Ska en annan webbplats visa den, lägg till den i frame-ancestors."],
      listed: [(v) => `De här webbplatserna får visa sidan i en ram: ${v.origins}.`],
      nobody: ["Ingen webbplats får visa sidan i en ram. Öppnad för sig fungerar den.", "Ska den visas på en intranätsida, ta bort X-Frame-Options: DENY och ange intranätets adress i säkerhetspolicyn:"],
    },
    framePage: {
      name: "Sidan för ramar (embed.html)",
      good: ["Sidan som visas i ramar, och skripten till den, skickas som de ska."],
      missing: [(v) => `De här filerna går inte att hämta: ${v.files}. Öppnad för sig fungerar sidan, men i en ram på intranätet fungerar den inte.`, "Ladda upp hela mappen igen. Svarar webbservern med en webbsida i stället, se efter att filerna inte kräver en egen inloggning."],
      type: [(v) => `De här filerna skickas med fel typ: ${v.files}. Öppnad för sig fungerar sidan, men i en ram på intranätet fungerar den inte som den ska.`, "Ställ in de här typerna på webbservern:"],
      mixed: ["Sidan för ramar, embed.html, är av en annan version än den här sidan.", "Ladda upp hela mappen, och töm webbserverns eller innehållsnätets mellanlager."],
    },
    element: {
      name: "Elementet <kommun-kompass>",
      good: ["Skriptet för elementet, kommun-kompass.js, skickas som det ska."],
      missing: [(v) => `Den här filen går inte att hämta: ${v.files}. Sidan fungerar, men elementet på intranätets sidor visar ingenting.`, "Ladda upp hela mappen igen. Svarar webbservern med en webbsida i stället, se efter att filen inte kräver en egen inloggning."],
      type: [(v) => `Den här filen skickas med fel typ, så webbläsaren kör den inte: ${v.files}. Sidan fungerar, men elementet på intranätets sidor visar ingenting.`, "Ställ in den här typen på webbservern:"],
    },
    origins: {
      name: "Elementet på andra webbplatser",
      none: ["Elementet går att använda på sidor med samma adress. Ska sidor på en annan webbplats använda det, skicka huvudet Access-Control-Allow-Origin med den webbplatsens adress för alla filer i mappen."],
      anyone: ["Sidor på alla webbplatser får hämta elementet och dess filer."],
      listed: [(v) => `Sidor på ${v.origins} får hämta elementet och dess filer.`],
      several: [(v) => `Huvudet Access-Control-Allow-Origin har flera adresser: ${v.origins}. Då gäller det för ingen av dem.`, "Skicka en enda adress, den som frågar, eller så här till alla:"],
      some: [(v) => `Sidor på andra webbplatser får hämta elementet, men inte de här filerna som det behöver: ${v.files}.`, "Skicka det här huvudet för alla filer i mappen:"],
    },
    worker: {
      name: "Filen för användning utan nät (sw.js)",
      good: ["Filen som behåller programmet i webbläsaren och byter till nya versioner skickas som den ska."],
      missing: [(v) => `Den här filen går inte att hämta: ${v.files}. Med nät fungerar sidan, men utan nät går den inte att öppna.`, "Ladda upp hela mappen igen. Filen ska ligga bredvid index.html."],
      type: [(v) => `Den här filen skickas med fel typ, så webbläsaren använder den inte: ${v.files}. Med nät fungerar sidan, men utan nät går den inte att öppna.`, "Ställ in den här typen på webbservern:"],
    },
    frame: {
      name: "Ramen",
      alone: ["Sidan är öppnad för sig och inte i en ram. Öppna den också där den ska visas, så kontrolleras ramen."],
      same: ["Sidan visas i en ram på en sida med samma adress."],
      foreign: ["Sidan visas i en ram på en annan webbplats. Webbläsare håller då utkasten skilda från dem på sidan öppnad för sig, och en del sparar dem inte alls.", "Lägg helst Kommunkompass på samma adress som intranätet."],
      opaque: ["Ramen (sandbox) saknar allow-same-origin. Då kan ingenting sparas i webbläsaren, och programmet får inte hämta sina egna filer.", "Ge ramen de här tillstånden:"],
      sandbox: [(v) => `Ramen (sandbox) saknar tillstånd: ${v.missing}. Utan dem går filer, länkar eller frågor inte att öppna.`, "Ge ramen de här tillstånden:"],
    },
    storage: {
      name: "Lagring i webbläsaren",
      good: ["Utkast kan sparas i webbläsaren."],
      refused: ["Webbläsaren tillåter inte att utkast sparas. Det går att arbeta, men allt måste sparas som filer.", "Tillåt lokal lagring (kakor och webbplatsdata) för adressen. Visas sidan i en ram på en annan webbplats, lägg den på samma adress som intranätet."],
      full: ["Webbläsarens lagring är full.", "Ta bort webbplatsdata som inte behövs, eller öka utrymmet."],
    },
    journal: {
      name: "Säkring mot avbrott (IndexedDB)",
      good: ["Utkast hinner till disk också om datorn stannar."],
      refused: ["Webbläsaren tillåter inte IndexedDB. Vid strömavbrott kan den sista minutens arbete gå förlorat.", "Tillåt webbplatsdata för adressen. I privata fönster kan det vara avstängt."],
    },
    room: {
      name: "Utrymme",
      good: [(v) => `Webbläsaren ger plats för ${v.size}.`],
      unknown: ["Webbläsaren säger inte hur mycket plats den ger."],
      small: [(v) => `Webbläsaren ger bara plats för ${v.size}.`, "Frigör plats på disken, eller öka webbläsarens utrymme för webbplatsdata."],
    },
    offline: {
      name: "Användning utan nät",
      good: ["Webbläsaren kan behålla programmet och öppna det utan nät."],
      insecure: ["Sidan är hämtad med http. Då kan den inte öppnas utan nät.", "Lägg den på en adress som börjar med https."],
      absent: ["Webbläsaren kan här inte behålla programmet (service worker). Med nät fungerar det.", "I privata fönster och i en del ramar är det så. Annars: tillåt service worker för adressen."],
    },
    unpack: {
      name: "Den enda filen (kommunkompass.html)",
      good: ["Webbläsaren kan packa upp den enda filen."],
      absent: ["Webbläsaren är för gammal för den enda filen, kommunkompass.html. Mappen på webbservern fungerar.", "Använd en nyare webbläsare för den enda filen."],
    },
  },
};
