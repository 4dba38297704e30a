"""The icons by name: code points of Material Design Icons 1.6.50; used by `text` and by the checks."""

from __future__ import annotations

# What is drawn where a name is unknown.
FALLBACK = "help"
# The dot before an item of a list: drawn, for this face has none.
DOT = "circle-medium"

_TABLE = """
access-point F002  account F004  account-alert F005  account-box F006  account-card-details F5D2
account-check F008  account-circle F009  account-convert F00A  account-key F00B  account-location F00C
account-minus F00D  account-multiple F00E  account-multiple-minus F5D3  account-multiple-outline F00F
account-multiple-plus F010  account-network F011  account-off F012  account-outline F013
account-plus F014  account-remove F015  account-search F016  account-settings F630
account-settings-variant F631  account-star F017  account-star-variant F018  account-switch F019
airplane F01D  alarm F020  alert F026  alert-circle F028  alert-octagon F029  alert-outline F02A
ambulance F02F  archive F03C  arrow-all F041  arrow-down F045  arrow-down-bold F046  arrow-expand F616
arrow-left F04D  arrow-right F054  arrow-up F05D  attachment F066  autorenew F06A  baby F06C
backspace F06E  bank F070  barcode F071  barcode-scan F072  basket F076  basket-fill F077  battery F079
bell F09A  bell-outline F09C  bell-plus F09D  bell-ring F09E  bell-sleep F0A0  bike F0A3
block-helper F0AD  book F0BA  book-minus F5D9  book-multiple F0BB  book-multiple-variant F0BC
book-open F0BD  book-open-page-variant F5DA  book-open-variant F0BE  book-plus F5DB  book-variant F0BF
bookmark F0C0  bridge F618  briefcase F0D6  briefcase-check F0D7  brightness-6 F0DF  broom F0E2
brush F0E3  bulletin-board F0E5  bus F0E7  cake F0E9  calculator F0EC  calendar F0ED  calendar-blank F0EE
calendar-check F0EF  calendar-clock F0F0  calendar-multiple F0F1  calendar-multiple-check F0F2
calendar-plus F0F3  calendar-remove F0F4  calendar-text F0F5  calendar-today F0F6  call-made F0F7
call-merge F0F8  call-received F0FA  call-split F0FB  camera F100  candle F5E2  car F10B  car-battery F10C
car-connected F10D  car-wash F10E  cards F638  carrot F10F  cart F110  cash F114  cash-100 F115
cash-multiple F116  cash-usd F117  castle F11A  cat F11B  cellphone F11C  cellphone-link F121
certificate F124  chart-bar F128  chart-pie F12B  check F12C  check-all F12D  check-circle F5E0
checkbox-blank-outline F131  checkbox-marked F132  chevron-down F140  chevron-left F141
chevron-right F142  chevron-up F143  church F144  city F146  clipboard F147  clipboard-account F148
clipboard-alert F149  clipboard-arrow-down F14A  clipboard-arrow-left F14B  clipboard-check F14C
clipboard-text F14E  clock F150  clock-alert F5CE  clock-end F151  clock-fast F152  clock-in F153
clock-out F154  clock-start F155  close F156  close-circle F159  closed-caption F15E  coffee F176
coin F178  comment F17A  comment-account F17B  comment-alert F17D  comment-check F17F
comment-processing F184  comment-text F188  compare F18A  compass F18B  content-copy F18F
content-cut F190  content-save F193  contrast-box F196  credit-card F19B  credit-card-multiple F19C
credit-card-scan F19D  crop-square F1A2  crosshairs-gps F1A4  crown F1A5  cup F1AA  currency-btc F1AC
currency-eur F1AD  currency-gbp F1AE  currency-inr F1AF  currency-ngn F1B0  currency-rub F1B1
currency-try F1B2  currency-usd F1B3  delete F1C0  delete-forever F5E8  delete-sweep F5E9
delete-variant F1C1  deskphone F1C3  desktop-mac F1C4  diamond F1C8  directions F1D0  directions-fork F641
domain F1D7  dots-horizontal F1D8  dots-vertical F1D9  download F1DA  dumbbell F1E6  earth F1E7
elevator F1ED  email F1EE  email-open F1EF  email-secure F1F1  email-variant F5F0  emoticon F1F2
emoticon-happy F1F5  emoticon-neutral F1F6  emoticon-sad F1F8  eraser F1FE  escalator F1FF
ev-station F5F1  exit-to-app F206  eye F208  eye-off F209  face F643  factory F20F  fan F210  fax F212
ferry F213  file F214  file-chart F215  file-check F216  file-cloud F217  file-delimited F218
file-document F219  file-document-box F21A  file-excel F21B  file-excel-box F21C  file-export F21D
file-find F21E  file-hidden F613  file-image F21F  file-import F220  file-lock F221  file-multiple F222
file-music F223  file-pdf F225  file-pdf-box F226  file-powerpoint F227  file-powerpoint-box F228
file-presentation-box F229  file-restore F670  file-send F22A  file-tree F645  file-video F22B
file-word F22C  file-word-box F22D  file-xml F22E  filter F232  filter-variant F236  fingerprint F237
fire F238  flag F23B  flag-checkered F23C  flag-variant F240  flash F241  flower F24A  folder F24B
food F25A  food-apple F25B  food-fork-drink F5F2  food-variant F25C  football F25D
format-align-center F260  format-align-justify F261  format-align-left F262  format-align-right F263
format-annotation-plus F646  format-bold F264  format-clear F265  format-color-fill F266
format-float-center F267  format-float-left F268  format-float-none F269  format-float-right F26A
format-header-1 F26B  format-header-2 F26C  format-header-3 F26D  format-header-4 F26E
format-header-5 F26F  format-header-6 F270  format-header-decrease F271  format-header-equal F272
format-header-increase F273  format-header-pound F274  format-horizontal-align-center F61E
format-horizontal-align-left F61F  format-horizontal-align-right F620  format-indent-decrease F275
format-indent-increase F276  format-italic F277  format-line-spacing F278  format-line-style F5C8
format-line-weight F5C9  format-list-bulleted F279  format-list-bulleted-type F27A
format-list-numbers F27B  format-paint F27C  format-paragraph F27D  format-quote F27E  format-size F27F
format-strikethrough F280  format-strikethrough-variant F281  format-subscript F282
format-superscript F283  format-text F284  format-textdirection-l-to-r F285
format-textdirection-r-to-l F286  format-title F5F4  format-underline F287
format-vertical-align-bottom F621  format-vertical-align-center F622  format-vertical-align-top F623
format-wrap-inline F288  format-wrap-square F289  format-wrap-tight F28A  format-wrap-top-bottom F28B
forum F28C  fridge F28F  fullscreen F293  gamepad F296  gas-station F298  gavel F29B  gender-female F29C
gender-male F29D  gender-transgender F29F  gift F2A1  glasses F2AA  hand-pointing-right F2C7
headphones F2CB  headset F2CE  heart F2D1  heart-pulse F5F6  help F2D6  help-circle F2D7
help-circle-outline F625  history F2DA  home F2DC  home-map-marker F5F8  home-modern F2DD
home-variant F2DE  hospital F2E0  hospital-building F2E1  hospital-marker F2E2  hotel F2E3  human F2E6
human-child F2E7  human-female F649  human-greeting F64A  human-handsdown F64B  human-handsup F64C
human-male F64D  human-male-female F2E8  human-pregnant F5CF  image F2E9  inbox F2FB  information F2FC
information-outline F2FD  key F306  key-change F307  key-minus F308  key-plus F309  key-remove F30A
key-variant F30B  keyboard F30C  keyboard-backspace F30D  label F315  label-outline F316  lan F317
laptop F322  launch F327  leaf F32A  library F331  lightbulb F335  lightbulb-outline F336  link F337
lock F33E  lock-open F33F  lock-outline F341  lock-plus F5FB  login F342  logout F343  magnify F349
magnify-minus F34A  magnify-plus F34B  map F34D  map-marker F34E  map-marker-circle F34F
map-marker-minus F650  map-marker-multiple F350  map-marker-plus F651  map-marker-radius F352  marker F652
menu F35C  message F361  message-alert F362  message-draw F363  message-image F364  message-plus F653
message-processing F366  message-reply F367  message-reply-text F368  message-text F369
message-video F36B  microphone F36C  minus F374  monitor F379  motorbike F37C  nature F38E
navigation F390  needle F391  new-box F394  newspaper F395  note F39A  note-plus F39C  note-text F39E
office F3C6  open-in-new F3CC  package F3D3  package-variant F3D6  palette F3D8  palette-advanced F3D9
paperclip F3E2  parking F3E3  pause F3E4  pause-circle F3E5  paw F3E9  pen F3EA  pencil F3EB
pencil-box F3EC  percent F3F0  pharmacy F3F1  phone F3F2  phone-bluetooth F3F3  phone-classic F602
phone-forward F3F4  phone-hangup F3F5  phone-in-talk F3F6  phone-incoming F3F7  phone-locked F3F8
phone-log F3F9  phone-minus F658  phone-missed F3FA  phone-outgoing F3FB  phone-paused F3FC
phone-plus F659  phone-settings F3FD  phone-voip F3FE  pill F402  pin F403  pine-tree F405  play F40A
play-circle F40C  plus F415  poll F41F  poll-box F420  power F425  printer F42A  printer-alert F42C
puzzle F431  qrcode F432  radar F437  receipt F449  recycle F44C  refresh F450  repeat F456  replay F459
ribbon F460  road F461  road-variant F462  rotate-left F465  rotate-right F467  run F46E  sale F46F
scale-balance F5D1  school F474  screwdriver F477  script F478  seat-flat F47B  seat-flat-angled F47C
seat-individual-suite F47D  seat-legroom-extra F47E  seat-legroom-normal F47F  seat-legroom-reduced F480
seat-recline-extra F481  seat-recline-normal F482  security F483  select F485  send F48A  settings F493
share F496  shield F498  shield-outline F499  shopping F49A  sign-caution F4A1  silverware F4A3
silverware-fork F4A4  silverware-spoon F4A5  silverware-variant F4A6  sitemap F4AA  skip-next F4AD
skip-previous F4AE  sleep F4B2  soccer F4B8  sofa F4B9  sort F4BA  source-fork F4C1  spellcheck F4C6
square-inc-cash F4CB  stairs F4CD  star F4CE  stethoscope F4D9  sticker F5D0  stop F4DB  stop-circle F666
store F4DC  stove F4DE  subway F4DF  sunglasses F4E0  swap-horizontal F4E1  swap-vertical F4E2  swim F4E3
sync F4E6  tablet F4F6  tag F4F9  tag-faces F4FA  tag-multiple F4FB  taxi F4FF  television F502
tennis F507  tent F508  theater F50D  thermometer F50F  thumb-down F511  thumb-up F513  ticket F516
ticket-account F517  ticket-confirmation F518  timelapse F51A  timer F51B  timer-sand F51F
tooltip-text F528  tooth F529  traffic-light F52B  train F52C  tram F52D  transfer F530  translate F5CA
tree F531  trophy F538  truck F53D  truck-delivery F53E  tune F62E  tune-vertical F66A  umbrella F54A
undo-variant F54D
upload F552  video F567  view-grid F570  view-list F572  volume-high F57E  volume-low F57F
volume-medium F580  volume-off F581  walk F583  wallet F584  wallet-membership F586  wallet-travel F587
water F58C  water-percent F58E  water-pump F58F  weather-night F594  weather-sunny F599  web F59F
wheelchair-accessibility F5A4  wifi F5A9  wifi-off F5AA  wrench F5B7
"""

_WORDS = _TABLE.split()
ICONS = {name: chr(int(code, 16)) for name, code in zip(_WORDS[::2], _WORDS[1::2], strict=True)}


def icon(name: str) -> str:
    """The character of an icon in the icon face."""
    return ICONS.get(name) or ICONS[FALLBACK]
