/** A label or ontology node of the synthetic sample. Ids, names and parents are AudioSet's; the descriptions are ours. */
export interface SampleLabel {
  readonly id: string;
  /** Name in the strong vocabulary; undefined where the strong files do not use the label. */
  readonly strongName: string | undefined;
  /** Name among the weak classes; undefined where the weak lists do not use it. */
  readonly weakName: string | undefined;
  /** Ids of the nodes above it; undefined where the ontology does not know the label. A root has none. */
  readonly parents: readonly string[] | undefined;
  readonly restriction: "abstract" | "blacklist" | undefined;
  readonly description: string;
}

/**
 * id | strong name | weak name, `=` for the same, `-` for none | parents, `root`, or `-` for not in the ontology | restriction | description.
 * In class order, as far as the labels are classes.
 */
const TABLE = `
/m/0dgw9r | Human sounds | - | root | abstract | Any sound that a person's body makes.
/m/09l8g | Human voice | - | /m/0dgw9r | abstract | Any sound made with the vocal tract.
/m/09x0r | Speech | = | /m/09l8g | | A person talking.
/m/05zppz | Male speech, man speaking | = | /m/09x0r | | A man talking.
/m/02zsn | Female speech, woman speaking | = | /m/09x0r | | A woman talking.
/m/0ytgt | Child speech, kid speaking | = | /m/09x0r | | A child talking.
/m/01h8n0 | Conversation | = | /m/09x0r | | Several people talking in turns.
/m/07p6fty | Shout | = | /m/09l8g | | A loud call.
/m/03qc9zr | Screaming | = | /m/09l8g | | A shrill cry of fear, pain or joy.
/m/02rtxlg | Whispering | = | /m/09l8g | | Talk without voicing.
/m/01j3sz | Laughter | = | /m/09l8g | | A person laughing.
/t/dd00001 | Baby laughter | = | /m/01j3sz | | A baby laughing.
/m/0463cq4 | Crying, sobbing | = | /m/09l8g | | A person weeping aloud.
/t/dd00002 | Baby cry, infant cry | = | /m/0463cq4 | | A baby crying.
/m/015lz1 | Singing | = | /m/09l8g | | A voice carrying a tune.
/t/dd00003 | Male singing | = | /m/015lz1 | | A man singing.
/t/dd00004 | Female singing | = | /m/015lz1 | | A woman singing.
/m/09hlz4 | Respiratory sounds | - | /m/0dgw9r | abstract | Any sound of the airways.
/m/0lyf6 | Breathing | = | /m/09hlz4 | | Air drawn in or let out.
/m/01d3sd | Snoring | = | /m/0lyf6 | | Rough breathing of a sleeper.
/m/07q0yl5 | Snort | = | /m/0lyf6 | | Air forced through the nose.
/m/01b_21 | Cough | = | /m/09hlz4 | | Air burst out to clear the throat.
/m/0bpl036 | Human locomotion | - | /m/0dgw9r | abstract | People moving about on foot.
/m/06h7j | Run | = | /m/0bpl036 | | Quick steps of a runner.
/m/07pbtc8 | Walk, footsteps | = | /m/0bpl036 | | Steps of a walker.
/m/0160x5 | Digestive | - | /m/0dgw9r | abstract | Any sound of eating and digesting.
/m/03q5_w | Burping, eructation | = | /m/0160x5 | | Gas let out through the mouth.
/m/0k65p | Hands | = | /m/0dgw9r | | Any sound made with the hands.
/m/0l15bq | Clapping | = | /m/0k65p,/t/dd00012 | | Palms struck together.
/m/01jg02 | Heart sounds, heartbeat | = | /m/0dgw9r | | The beating of a heart.
/t/dd00012 | Human group actions | - | /m/0dgw9r | abstract | What many people do together.
/m/053hz1 | Cheering | = | /t/dd00012 | | A group shouting with joy.
/m/028ght | Applause | = | /t/dd00012 | | An audience clapping.
/m/03qtwd | Crowd | = | /t/dd00012 | | The murmur of many people.
/m/0jbk | Animal | = | root | | Any sound of an animal.
/m/068hy | Domestic animals, pets | = | /m/0jbk | | Animals that live in a home.
/m/0bt9lr | Dog | = | /m/068hy | | Any sound of a dog.
/m/05tny_ | Bark | = | /m/0bt9lr | | A dog's sharp call.
/m/0ghcn6 | Growling | = | /m/0bt9lr,/m/01yrx | | A low warning from an animal's throat.
/m/01yrx | Cat | = | /m/068hy | | Any sound of a cat.
/m/07qrkrw | Meow | = | /m/01yrx | | A cat's call.
/m/0ch8v | Livestock, farm animals, working animals | = | /m/0jbk | | Animals kept on a farm.
/m/025rv6n | Fowl | = | /m/0ch8v | | Birds kept on a farm.
/m/09ddx | Ducks, geese, waterfowl | Duck | /m/025rv6n | | Any sound of ducks and their kin.
/m/07qdb04 | Quack | = | /m/09ddx | | A duck's call.
/m/01280g | Wild animals | = | /m/0jbk | | Animals that live free.
/m/015p6 | Bird | = | /m/01280g | | Any sound of a bird.
/m/020bb7 | Bird vocalization, bird call, bird song | = | /m/015p6 | | A bird's voice.
/m/07pggtn | Chirp, tweet | = | /m/020bb7,/t/dd000138 | | A short high note of a bird.
/m/03vt0 | Insect | = | /m/01280g | | Any sound of an insect.
/m/09xqv | Cricket | = | /m/03vt0 | | The trill of crickets.
/m/04rlf | Music | = | root | | Any kind of music.
/m/04szw | - | Musical instrument | /m/04rlf | | An instrument being played.
/m/0fx80y | - | Plucked string instrument | /m/04szw | | Strings sounded with finger or plectrum.
/m/0342h | - | Guitar | /m/0fx80y | | A guitar being played.
/m/0l14md | - | Percussion | /m/04szw | | Instruments that are struck.
/m/026t6 | - | Drum | /m/0l14md | | A drum being struck.
/m/0395lw | Bell | = | /m/04szw,/t/dd00041 | | A bell being rung.
/m/03w41f | Church bell | = | /m/0395lw | | The bell of a church.
/m/059j3w | - | - | root | blacklist | Sounds of weather, water and fire.
/m/03m9d0z | Wind | = | /m/059j3w | | Moving air.
/t/dd00092 | Wind noise (microphone) | = | /m/03m9d0z,/m/0hg7b | | Wind that buffets the microphone.
/m/0ngt1 | Thunder | = | /m/059j3w | | The rumble after lightning.
/m/0838f | Water | = | /m/059j3w | | Moving water.
/m/06mb1 | Rain | = | /m/0838f | | Falling rain.
/m/0j6m2 | Stream, river | Stream | /m/0838f | | Water running in its bed.
/t/dd00041 | - | - | root | blacklist | Sounds of objects and machines.
/m/07yv9 | Vehicle | = | /t/dd00041 | | Anything that carries people or goods.
/m/012f08 | Motor vehicle (road) | = | /m/07yv9 | | A vehicle with an engine on a road.
/m/0k4j | Car | = | /m/012f08 | | A car.
/m/0912c9 | Vehicle horn, car horn, honking, toot | Vehicle horn, car horn, honking | /m/0k4j,/m/07pp_mv | | A driver's warning.
/t/dd00134 | Car passing by | = | /m/0k4j | | A car that comes and goes.
/m/07jdr | Train | = | /m/07yv9 | | A train on its track.
/m/0284vy3 | Train horn | = | /m/07jdr | | The horn of a train.
/m/02mk9 | Engine | = | /t/dd00041 | | A running engine.
/t/dd00066 | Medium engine (mid frequency) | = | /m/02mk9 | | An engine of middling pitch.
/m/07pb8fc | Idling | = | /m/02mk9 | | An engine at rest speed.
/t/dd00071 | - | - | /t/dd00041 | blacklist | Sounds of the home.
/m/02dgv | Door | = | /t/dd00071 | | A door in use.
/m/07rjzl8 | Slam | = | /m/02dgv | | A door shut hard.
/m/07qcpgn | Tap | = | /m/02dgv,/t/dd00099 | | A light knock.
/m/04brg2 | Dishes, pots, and pans | = | /t/dd00071 | | Crockery being handled.
/m/0dxrf | Frying (food) | = | /t/dd00071 | | Food in hot fat.
/m/0316dw | Typing | = | /t/dd00071 | | Keys being pressed.
/m/01m2v | Computer keyboard | = | /m/0316dw | | A computer's keys being pressed.
/m/07pp_mv | Alarm | = | /t/dd00041 | | A sound made to warn.
/m/07pp8cl | Telephone bell ringing | = | /m/07pp_mv | | The bell of a telephone.
/m/03kmc9 | Siren | = | /m/07pp_mv | | The wail of a siren.
/t/dd00077 | Mechanisms | = | /t/dd00041 | | Machinery at work.
/m/01x3z | Clock | = | /t/dd00077 | | A clock.
/m/07qjznt | Tick | = | /m/01x3z,/m/07qc9xj | | A single light click.
/m/07qjznl | Tick-tock | = | /m/01x3z | | A clock's two beats.
/m/07k1x | Tools | = | /t/dd00041 | | Tools in use.
/m/03l9g | Hammer | = | /m/07k1x | | A hammer striking.
/m/014zdl | Explosion | = | /t/dd00041 | | A sudden violent burst.
/m/032s66 | Gunshot, gunfire | = | /m/014zdl | | A gun being fired.
/m/04zjc | Machine gun | = | /m/032s66 | | Rapid automatic fire.
/m/02z32qm | Fusillade | = | /m/032s66 | blacklist | Many guns fired together.
/m/0_1c | Artillery fire | = | /m/032s66 | | Heavy guns being fired.
/m/073cg4 | Cap gun | = | /m/032s66 | | A toy gun.
/m/0g6b5 | Fireworks | = | /m/014zdl | | A firework display.
/g/122z_qxw | Firecracker | = | /m/0g6b5 | | A small explosive banger.
/m/039jq | Glass | = | /t/dd00041 | | Any sound of glass.
/m/07q7njn | Glass chink, clink | Chink, clink | /m/039jq | | Glasses touching.
/m/07rrlb6 | Splash, splatter | = | /t/dd00041 | | Water thrown up.
/t/dd00098 | Source-ambiguous sounds | - | root | abstract | Sounds that do not tell what made them.
/t/dd00099 | Generic impact sounds | - | /t/dd00098 | abstract | One thing hitting another.
/m/07qnq_y | Thump, thud | = | /t/dd00099 | | A dull heavy blow.
/t/dd00109 | Surface contact | - | /t/dd00098 | abstract | One thing rubbing on another.
/m/07qv4k0 | Scrape | = | /t/dd00109 | | Something dragged over a rough surface.
/m/05n1m | - | - | /t/dd00098 | abstract | Sounds known by the word that imitates them.
/t/dd00138 | Brief tone | - | - | | A short steady pitch.
/t/dd000138 | - | - | /m/05n1m | abstract | A short steady pitch.
/m/02fs_r | Beep, bleep | = | /t/dd000138 | | A short electronic tone.
/m/07qwyj0 | Rustle | = | /m/05n1m | | Dry leaves, cloth or paper moving.
/m/07qc9xj | Clicking | = | /m/05n1m | | Short sharp sounds.
/m/028v0c | Silence | = | /t/dd00098 | | Nothing to be heard.
/m/0c1dj | Sound effect | = | /t/dd00098 | | A sound put in by an editor.
/t/dd00123 | Channel, environment and background | - | root | abstract | The place and the channel of a recording.
/t/dd00093 | - | - | /t/dd00123 | abstract | The place of a recording.
/t/dd00125 | Inside, small room | = | /t/dd00093 | | The air of a small room.
/m/096m7z | Noise | = | /t/dd00123 | | Unwanted sound.
/m/093_4n | Background noise | - | /m/096m7z | | Noise that lies under everything else.
/m/07bm98 | Sound reproduction | - | /t/dd00123 | abstract | Sound from a loudspeaker.
/m/07c52 | Television | = | /m/07bm98 | | A television that is on.
/m/0hg7b | Microphone | - | /t/dd00041 | blacklist | A microphone being handled.
/m/0bzvm2 | Video game sound | - | - | | The sound of a video game.
/m/0fw86 | Tap dance | - | - | | A dancer's shoes with metal plates.
/t/dd00141 | Pant (dog) | - | - | | A dog breathing hard.
`;

/** Names of nodes that are no label of any file. */
const NODE_NAMES: Readonly<Record<string, string>> = {
  "/m/059j3w": "Natural sounds",
  "/t/dd00041": "Sounds of things",
  "/t/dd00071": "Domestic sounds, home sounds",
  "/m/05n1m": "Onomatopoeia",
  "/t/dd000138": "Brief tone",
  "/t/dd00093": "Acoustic environment",
};

/** Every label and ontology node of the sample, in class order. */
export const SAMPLE_LABELS: readonly SampleLabel[] = TABLE.trim()
  .split("\n")
  .map((line) => {
    const [id, strong, weak, parents, restriction, description] = line.split("|").map((cell) => cell.trim());
    const strongName = strong === "-" ? undefined : strong;
    return {
      id: id!,
      strongName,
      weakName: weak === "=" ? strongName : weak === "-" ? undefined : weak,
      parents: parents === "-" ? undefined : parents === "root" ? [] : parents!.split(","),
      restriction: restriction === "abstract" || restriction === "blacklist" ? restriction : undefined,
      description: description!,
    };
  });

/** The ontology's name of a node: that of the weak class where there is one. */
export function sampleNodeName(label: SampleLabel): string {
  return label.weakName ?? label.strongName ?? NODE_NAMES[label.id] ?? label.id;
}
