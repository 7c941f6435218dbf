/**
 * The role of each of the 456 labels of the strong vocabulary: role, label id, display name. One label a line, so that a change of mind is one line.
 *
 * - background: a steady bed under whatever else is heard, without a source of its own: the ontology's Noise and all below it, and Mechanisms
 *   (median length 9.9 s of 10). Hubbub stands below Noise too, but it is people; wind on the microphone comes and goes: both are sounds.
 * - scene: where or by what the recording was made: Acoustic environment and all below it, kinds of recording.
 * - silence: nothing is heard.
 * - unknown: something is heard, and the annotator did not say what.
 * - sound: everything else, a source that starts and stops.
 */
export const ROLE_TABLE = `
background /m/01jwx6 Vibration
background /m/06_y0by Environmental noise
background /m/06xkwv Mains hum
background /m/07p_0gm Throbbing
background /m/07rgkc5 Static
background /m/07szfh9 Cacophony
background /m/093_4n Background noise
background /m/096m7z Noise
background /m/09d1b1 Tape hiss
background /m/0chx_ White noise, pink noise
background /m/0g12c5 Distortion
background /t/dd00077 Mechanisms
scene /m/01b9nn Reverberation
scene /m/01j3j8 Studio recording
scene /m/01jnbd Echo
scene /m/07bm98 Sound reproduction
scene /m/07hvw1 Unmodified field recording
scene /t/dd00123 Channel, environment and background
scene /t/dd00125 Inside, small room
scene /t/dd00126 Inside, large room or hall
scene /t/dd00127 Inside, public space
scene /t/dd00128 Outside, urban or manmade
scene /t/dd00129 Outside, rural or natural
silence /m/028v0c Silence
unknown /t/dd00098 Source-ambiguous sounds
unknown /t/dd00122 Other sourceless
unknown /t/dd00143 Unknown sound
sound /g/11b630rrvh Kettle whistle
sound /g/122z_qxw Firecracker
sound /m/01280g Wild animals
sound /m/012f08 Motor vehicle (road)
sound /m/012n7d Ambulance (siren)
sound /m/012ndj Fire engine, fire truck (siren)
sound /m/012xff Toothbrush
sound /m/0130jx Sink (filling or washing)
sound /m/014yck Aircraft engine
sound /m/014zdl Explosion
sound /m/0150b9 Change ringing (campanology)
sound /m/015jpf Dial tone
sound /m/015lz1 Singing
sound /m/015p6 Bird
sound /m/0160x5 Digestive
sound /m/0174k2 Washing machine
sound /m/018p4k Cart
sound /m/018w8 Basketball bounce
sound /m/0193bn Sonic boom
sound /m/0195fx Subway, metro, underground
sound /m/0199g Bicycle, tricycle
sound /m/019jd Boat, Water vehicle
sound /m/01b82r Sawing
sound /m/01b_21 Cough
sound /m/01bjv Bus
sound /m/01c194 Mantra
sound /m/01d380 Drill
sound /m/01d3sd Snoring
sound /m/01dwxx Gull, seagull
sound /m/01g50p Railroad car, train wagon
sound /m/01g90h Stomach rumble
sound /m/01h3n Bee, wasp, etc.
sound /m/01h82_ Engine knocking
sound /m/01h8n0 Conversation
sound /m/01hhp3 Yak
sound /m/01hnzm Ringtone
sound /m/01hsr_ Sneeze
sound /m/01j2bj Bathroom sounds
sound /m/01j3sz Laughter
sound /m/01j423 Yawn
sound /m/01j4z9 Chainsaw
sound /m/01jg02 Heart sounds, heartbeat
sound /m/01jg1z Heart murmur
sound /m/01jt3m Toilet flush
sound /m/01lsmm Scissors
sound /m/01lynh Stairs
sound /m/01m2v Computer keyboard
sound /m/01m4t Printer
sound /m/01rd7k Turkey
sound /m/01s0vc Zipper (clothing)
sound /m/01sb50 Cellphone buzz, vibrating alert
sound /m/01swy6 Yodeling
sound /m/01v_m0 Sine wave
sound /m/01w250 Whistling
sound /m/01x3z Clock
sound /m/01xq0k1 Cattle, bovinae
sound /m/01y3hg Smoke detector, smoke alarm
sound /m/01yg9g Lawn mower
sound /m/01yrx Cat
sound /m/01z47d Busy signal
sound /m/01z5f Canidae, wild dogs, wolves
sound /m/02021 Chipmunk
sound /m/020bb7 Bird vocalization, bird call, bird song
sound /m/0239kh Cowbell
sound /m/023pjk Cutlery, silverware
sound /m/023vsd Sanding
sound /m/02417f Windscreen wiper, windshield wiper
sound /m/0242l Coin (dropping)
sound /m/024dl Cash register
sound /m/025_jnm Finger snapping
sound /m/025rv6n Fowl
sound /m/025wky1 Air conditioning
sound /m/0261r1 Babbling
sound /m/0269r2s Chain
sound /m/026fgl Wind chime
sound /m/027m70_ Jingle bell
sound /m/0284vy3 Train horn
sound /m/028ght Applause
sound /m/02_41 Fire
sound /m/02_nn Fart
sound /m/02bk07 Chant
sound /m/02bm9n Ratchet, pawl
sound /m/02c8p Telephone dialing, DTMF
sound /m/02dgv Door
sound /m/02f9f_ Shower
sound /m/02fs_r Beep, bleep
sound /m/02fxyj Humming
sound /m/02g901 Electric shaver, electric razor
sound /m/02jz0l Water tap, faucet
sound /m/02l6bg Propeller, airscrew
sound /m/02ll1_ Lock
sound /m/02mfyn Car alarm
sound /m/02mk9 Engine
sound /m/02p01q Filing (rasp)
sound /m/02p3nc Hiccup
sound /m/02pjr4 Blender, food processor
sound /m/02qldy Narration, monologue
sound /m/02rhddq Reversing beeps
sound /m/02rlv9 Motorboat, speedboat
sound /m/02rr_ Effects unit
sound /m/02rtxlg Whispering
sound /m/02x984l Mechanical fan
sound /m/02y_763 Sliding door
sound /m/02yds9 Purr
sound /m/02z32qm Fusillade
sound /m/02zsn Female speech, woman speaking
sound /m/030rvx Buzzer
sound /m/0316dw Typing
sound /m/032n05 Whale vocalization
sound /m/032s66 Gunshot, gunfire
sound /m/034srq Waves, surf
sound /m/0395lw Bell
sound /m/039jq Glass
sound /m/03cczk Chewing, mastication
sound /m/03cl9h Ice cream truck, ice cream van
sound /m/03dnzn Bathtub (filling or washing)
sound /m/03fwl Goat
sound /m/03j1ly Emergency vehicle
sound /m/03k3r Horse
sound /m/03kmc9 Siren
sound /m/03l9g Hammer
sound /m/03m9d0z Wind
sound /m/03p19w Jackhammer
sound /m/03q5_w Burping, eructation
sound /m/03qc9zr Screaming
sound /m/03qtwd Crowd
sound /m/03v3yw Keys jangling
sound /m/03vt0 Insect
sound /m/03w41f Church bell
sound /m/03wvsk Hair dryer
sound /m/03wwcy Doorbell
sound /m/040b_t Refrigerator
sound /m/04179zz Duck call (hunting tool)
sound /m/04229 Jet engine
sound /m/0463cq4 Crying, sobbing
sound /m/046dlr Alarm clock
sound /m/04_sv Motorcycle
sound /m/04brg2 Dishes, pots, and pans
sound /m/04ctx Knife
sound /m/04cvmfc Roar
sound /m/04fgwm Electric toothbrush
sound /m/04fq5q Foghorn
sound /m/04gxbd Power windows, electric windows
sound /m/04gy_2 Battle cry
sound /m/04k94 Liquid
sound /m/04qvtq Police car (siren)
sound /m/04rlf Music
sound /m/04rmv Mouse
sound /m/04s8yn Crow
sound /m/04v5dt Booing
sound /m/04zjc Machine gun
sound /m/04zmvq Train whistle
sound /m/053hz1 Cheering
sound /m/056ks2 Rowboat, canoe, kayak
sound /m/056r_1 Keypress tone
sound /m/05_wcq Bird flight, flapping wings
sound /m/05kq4 Ocean
sound /m/05mxj0q Packing tape, duct tape
sound /m/05rj2 Shuffling cards
sound /m/05tny_ Bark
sound /m/05x_td Air horn, truck horn
sound /m/05zc1 Pulleys
sound /m/05zppz Male speech, man speaking
sound /m/0641k Paper rustling
sound /m/0642b4 Cupboard open or close
sound /m/068hy Domestic animals, pets
sound /m/068zj Pig
sound /m/06_fw Skateboard
sound /m/06bxc Rapping
sound /m/06bz3 Radio
sound /m/06cyt0 Mechanical bell
sound /m/06d_3 Rail transport
sound /m/06h7j Run
sound /m/06hck5 Steam whistle
sound /m/06hps Rodents, rats, mice
sound /m/06mb1 Rain
sound /m/06q74 Ship
sound /m/06wzb Steam
sound /m/073cg4 Cap gun
sound /m/078jl Snake
sound /m/0790c Sonar
sound /m/079vc8 Wolf-whistling
sound /m/07bgp Sheep
sound /m/07bjf Single-lens reflex camera
sound /m/07c52 Television
sound /m/07cx4 Telephone
sound /m/07jdr Train
sound /m/07k1x Tools
sound /m/07m2kt Chorus effect
sound /m/07mzm6 Wheeze
sound /m/07n_g Tuning fork
sound /m/07p6fty Shout
sound /m/07p6mqd Slosh
sound /m/07p78v5 Zing
sound /m/07p7b8y Fill (with liquid)
sound /m/07p9k1k Sizzle
sound /m/07pb8fc Idling
sound /m/07pbtc8 Walk, footsteps
sound /m/07pc8l3 Snap
sound /m/07pc8lb Breaking
sound /m/07pczhz Chop
sound /m/07pdhp0 Biting
sound /m/07pdjhy Rub
sound /m/07pggtn Chirp, tweet
sound /m/07phhsh Rumble
sound /m/07phxs1 Ding
sound /m/07pjjrj Smash, crash
sound /m/07pjwq1 Buzz
sound /m/07pk7mg Wobble
sound /m/07pl1bw Splinter
sound /m/07plct2 Crushing
sound /m/07plz5l Sigh
sound /m/07pn_8q Chopping (food)
sound /m/07pp8cl Telephone bell ringing
sound /m/07pp_mv Alarm
sound /m/07ppn3j Sniff
sound /m/07pqc89 Trickle, dribble
sound /m/07pqmly Slurp, drinking straw
sound /m/07pqn27 Bouncing
sound /m/07prgkl Pour
sound /m/07pt6mm Grind
sound /m/07pt_g0 Pulse
sound /m/07ptfmf Stir
sound /m/07ptzwd Pump (liquid)
sound /m/07pws3f Bang
sound /m/07pxg6y Eruption
sound /m/07pyf11 Flap
sound /m/07pyy8b Pant
sound /m/07pzfmf Crackle
sound /m/07q0h5t Bleat
sound /m/07q0yl5 Snort
sound /m/07q2z82 Accelerating, revving, vroom
sound /m/07q34h3 Puff
sound /m/07q4ntr Bellow
sound /m/07q5rw0 Neigh, whinny
sound /m/07q6cd_ Squeak
sound /m/07q7njn Glass chink, clink
sound /m/07q8f3b Howl (wind)
sound /m/07q8k13 Screech
sound /m/07qb_dv Scratch
sound /m/07qc9xj Clicking
sound /m/07qcpgn Tap
sound /m/07qcx4z Tearing
sound /m/07qdb04 Quack
sound /m/07qf0zm Howl
sound /m/07qfgpx Jingle, tinkle
sound /m/07qfr4h Hubbub, speech noise, speech babble
sound /m/07qh7jl Creak
sound /m/07qjznl Tick-tock
sound /m/07qjznt Tick
sound /m/07qlf79 Spray
sound /m/07qlwh6 Squish
sound /m/07qmpdm Clatter
sound /m/07qn4z3 Rattle
sound /m/07qn5dc Crowing, cock-a-doodle-doo
sound /m/07qnq_y Thump, thud
sound /m/07qqyl4 Boom
sound /m/07qrkrw Meow
sound /m/07qs1cx Crack
sound /m/07qsvvw Burst, pop
sound /m/07qv4k0 Scrape
sound /m/07qv_x_ Shuffle
sound /m/07qw_06 Wail, moan
sound /m/07qwdck Ping
sound /m/07qwf61 Honk
sound /m/07qwyj0 Rustle
sound /m/07qyrcz Plop
sound /m/07qz6j3 Whimper
sound /m/07r04 Truck
sound /m/07r10fb Raindrop
sound /m/07r4gkf Patter
sound /m/07r4k75 Grunt
sound /m/07r4wb8 Knock
sound /m/07r5c2p Caw
sound /m/07r5v4s Drip
sound /m/07r660_ Giggle
sound /m/07r67yg Ding-dong
sound /m/07r81j2 Caterwaul
sound /m/07r_25d Coo
sound /m/07r_80w Hoot
sound /m/07r_k2n Yip
sound /m/07rbp7_ Whip
sound /m/07rc7d9 Bow-wow
sound /m/07rcgpl Hum
sound /m/07rdhzs Whack, thwack
sound /m/07rgt08 Chuckle, chortle
sound /m/07rjwbb Hiss
sound /m/07rjzl8 Slam
sound /m/07rn7sz Glass shatter
sound /m/07rpkh9 Moo
sound /m/07rqsjt Whoosh, swoosh, swish
sound /m/07rrh0c Thunk
sound /m/07rrlb6 Splash, splatter
sound /m/07rv4dm Clang
sound /m/07rv9rh Clip-clop
sound /m/07rwj3x Whoop
sound /m/07rwm0c Clickety-clack
sound /m/07ryjzk Slap, smack
sound /m/07s02z0 Squeal
sound /m/07s04w4 Snicker
sound /m/07s0dtb Gasp
sound /m/07s12q4 Crunch
sound /m/07s13rg Sweeping
sound /m/07s2xch Groan
sound /m/07s34ls Whir
sound /m/07s8j8t Roll
sound /m/07sk0jz Stomp, stamp
sound /m/07sq110 Belly laugh
sound /m/07sr1lc Yell
sound /m/07st88b Croak
sound /m/07st89h Cluck
sound /m/07svc2k Gobble
sound /m/07swgks Gurgling, bubbling
sound /m/07sx8x_ Squawk
sound /m/07yv9 Vehicle
sound /m/081rb Writing
sound /m/0838f Water
sound /m/083vt Wood
sound /m/08dckq Carbon monoxide detector, CO detector
sound /m/08j51y Dental drill, dentist's drill
sound /m/0912c9 Vehicle horn, car horn, honking, toot
sound /m/0939n_ Gargling
sound /m/098_xr Error signal
sound /m/09b5t Chicken, rooster
sound /m/09ct_ Helicopter
sound /m/09d5_ Owl
sound /m/09ddx Ducks, geese, waterfowl
sound /m/09f96 Mosquito
sound /m/09hlz4 Respiratory sounds
sound /m/09l8g Human voice
sound /m/09ld4 Frog
sound /m/09x0r Speech
sound /m/09xqv Cricket
sound /m/0_1c Artillery fire
sound /m/0_ksk Power tool
sound /m/0b_fwt Electronic tuner
sound /m/0bcdqg Ringing tone, ringback tone
sound /m/0bpl036 Human locomotion
sound /m/0brhx Speech synthesizer
sound /m/0bt9lr Dog
sound /m/0btp2 Traffic noise, roadway noise
sound /m/0bzvm2 Video game sound
sound /m/0c1dj Sound effect
sound /m/0c1tlg Electric rotor drone, quadcopter
sound /m/0c2wf Typewriter
sound /m/0c3f7m Fire alarm
sound /m/0cdnk Roaring cats (lions, tigers)
sound /m/0ch8v Livestock, farm animals, working animals
sound /m/0cmf2 Fixed-wing aircraft, airplane
sound /m/0d31p Vacuum cleaner
sound /m/0d4wf Kitchen and dining room sounds
sound /m/0dgbq Civil defense siren
sound /m/0dgw9r Human sounds
sound /m/0dl83 Arrow
sound /m/0dl9sf8 Throat clearing
sound /m/0dv3j Boiling
sound /m/0dv5r Camera
sound /m/0dxrf Frying (food)
sound /m/0f8s22 Chime
sound /m/0ffhf Donkey, ass
sound /m/0fjy1 Wildfire
sound /m/0fqfqc Drawer open or close
sound /m/0fw86 Tap dance
sound /m/0fx9l Microwave oven
sound /m/0g6b5 Fireworks
sound /m/0ghcn6 Growling
sound /m/0gvgw0 Air brake
sound /m/0gy1t2s Bicycle bell
sound /m/0h0rv Pigeon, dove
sound /m/0h2mp Fly, housefly
sound /m/0h9mv Tire squeal, skidding
sound /m/0hdsk Chirp tone
sound /m/0hg7b Microphone
sound /m/0hgq8df Crockery breaking and smashing
sound /m/0hsrw Sailboat, sailing ship
sound /m/0j2kx Waterfall
sound /m/0j6m2 Stream, river
sound /m/0jb2l Thunderstorm
sound /m/0jbk Animal
sound /m/0k4j Car
sound /m/0k5j Aircraft
sound /m/0k65p Hands
sound /m/0l14jd Choir
sound /m/0l156k Whistle
sound /m/0l15bq Clapping
sound /m/0l7xg Gears
sound /m/0llzx Sewing machine
sound /m/0ltv Race car, auto racing
sound /m/0lyf6 Breathing
sound /m/0md09 Power saw, circular saw, table saw
sound /m/0ngt1 Thunder
sound /m/0ytgt Child speech, kid speaking
sound /m/0zmy2j9 Velcro, hook and loop fastener
sound /t/dd00001 Baby laughter
sound /t/dd00002 Baby cry, infant cry
sound /t/dd00003 Male singing
sound /t/dd00004 Female singing
sound /t/dd00005 Child singing
sound /t/dd00006 Synthetic singing
sound /t/dd00012 Human group actions
sound /t/dd00013 Children playing
sound /t/dd00018 Oink
sound /t/dd00038 Rain on surface
sound /t/dd00048 Train wheels squealing
sound /t/dd00061 Non-motorized land vehicle
sound /t/dd00065 Light engine (high frequency)
sound /t/dd00066 Medium engine (mid frequency)
sound /t/dd00067 Heavy engine (low frequency)
sound /t/dd00088 Gush
sound /t/dd00091 Sound equipment
sound /t/dd00092 Wind noise (microphone)
sound /t/dd00099 Generic impact sounds
sound /t/dd00108 Clunk
sound /t/dd00109 Surface contact
sound /t/dd00110 Deformable shell
sound /t/dd00112 Crumpling, crinkling
sound /t/dd00118 Fizz
sound /t/dd00121 Boing
sound /t/dd00130 Engine starting
sound /t/dd00133 Specific impact sounds
sound /t/dd00134 Car passing by
sound /t/dd00135 Children shouting
sound /t/dd00136 Whimper (dog)
sound /t/dd00138 Brief tone
sound /t/dd00139 Snort (horse)
sound /t/dd00141 Pant (dog)
sound /t/dd00142 Audio logo
sound /t/dd00144 Alert
sound /t/dd00147 Dong, bong
`;
