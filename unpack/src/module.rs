//! Reads along in a WebAssembly module, byte by byte: what kind of byte comes next.

/// What the next byte is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    /// One of so many bytes that are no code.
    Other(u32),
    SectionId,
    SectionSize,
    Functions,
    BodySize,
    LocalGroups,
    LocalCount(u32),
    LocalType(u32),
    Operation,
    /// The second half of an operation with two.
    Second,
    /// The length of a table of numbers.
    Table,
    /// One of so many numbers that belong to the operation.
    Number(u32),
    /// One of so many bytes of a constant.
    Constant(u32),
}

/// The ids of the sections with code and with data.
const CODE: u8 = 10;
const DATA: u8 = 11;

/// How many kinds of bytes are told apart.
pub const KINDS: usize = 20;

/// The reader. Of a wrong module it tells wrong kinds, and nothing worse.
pub struct Reader {
    place: Place,
    section: u8,
    /// The number that is being read, and how many bits of it have been.
    number: (u32, u32),
    /// How many functions are to come.
    functions: u32,
    /// How many blocks are open in the function.
    blocks: u32,
    operation: u8,
}

impl Reader {
    /// A reader before the first byte of a module.
    pub fn new() -> Self {
        // What every module begins with.
        Self { place: Place::Other(8), section: 0, number: (0, 0), functions: 0, blocks: 0, operation: 0 }
    }

    /// Whether the next number is the length of a function, which follows from the function.
    pub fn is_at_length(&self) -> bool {
        self.place == Place::BodySize
    }

    /// Goes on behind the length of a function.
    pub fn pass_length(&mut self) {
        self.functions = self.functions.saturating_sub(1);
        self.blocks = 1;
        self.place = Place::LocalGroups;
    }

    /// The kind of the next byte, below [`KINDS`].
    pub fn kind(&self) -> usize {
        match self.place {
            Place::Other(_) if self.section == DATA => 1,
            Place::Other(_) | Place::SectionId | Place::SectionSize | Place::Functions | Place::BodySize => 0,
            Place::LocalGroups | Place::LocalCount(_) | Place::LocalType(_) => 2,
            Place::Operation => 3,
            Place::Constant(_) => 4,
            Place::Second | Place::Table => 5,
            Place::Number(left) => match self.operation {
                0x02..=0x04 => 6,
                0x0c..=0x0e => 7,
                0x10 => 8,
                0x11 => 9,
                // Which local is read follows from others than which is written.
                0x20 => 10,
                0x21 | 0x22 => 19,
                // How memory is read and written depends on how wide: words, double words and bytes are apart.
                0x28 | 0x36 => 10 + left as usize,
                0x29 | 0x37 => 14 + left as usize,
                0x2a..=0x3e => 16 + left as usize,
                0x41 => 13,
                0x42 => 14,
                _ => 5,
            },
        }
    }

    /// Takes in a byte; tells whether it was the last of a function.
    pub fn read(&mut self, byte: u8) -> bool {
        match self.place {
            Place::Other(left) => self.place = if left > 1 { Place::Other(left - 1) } else { Place::SectionId },
            Place::SectionId => {
                self.section = byte;
                self.place = Place::SectionSize;
            }
            Place::LocalType(left) => {
                self.place = if left > 1 { Place::LocalCount(left - 1) } else { Place::Operation }
            }
            Place::Constant(left) => self.place = if left > 1 { Place::Constant(left - 1) } else { Place::Operation },
            Place::Operation => return self.operation(byte),
            _ => {
                if let Some(number) = self.number(byte) {
                    self.number_read(number);
                }
            }
        }
        false
    }

    /// A number of seven bits a byte, when its last byte has come.
    fn number(&mut self, byte: u8) -> Option<u32> {
        let (number, bits) = self.number;
        let number = number | u32::from(byte & 127).checked_shl(bits).unwrap_or(0);
        self.number = if byte < 128 { (0, 0) } else { (number, bits + 7) };
        (byte < 128).then_some(number)
    }

    fn number_read(&mut self, number: u32) {
        self.place = match self.place {
            Place::SectionSize if self.section == CODE => Place::Functions,
            Place::SectionSize => {
                if number > 0 {
                    Place::Other(number)
                } else {
                    Place::SectionId
                }
            }
            Place::Functions => {
                self.functions = number;
                self.next_function()
            }
            Place::LocalGroups => {
                if number > 0 {
                    Place::LocalCount(number)
                } else {
                    Place::Operation
                }
            }
            Place::LocalCount(left) => Place::LocalType(left),
            Place::Second => numbers(match number {
                8 | 10 | 12 | 14 => 2,
                9 | 11 | 13 | 15..=17 => 1,
                _ => 0,
            }),
            // A table of branches has one more than its length.
            Place::Table => numbers(number.saturating_add(u32::from(self.operation == 0x0e))),
            Place::Number(left) => numbers(left - 1),
            other => other,
        }
    }

    fn next_function(&self) -> Place {
        if self.functions > 0 { Place::BodySize } else { Place::SectionId }
    }

    fn operation(&mut self, byte: u8) -> bool {
        self.operation = byte;
        self.place = match byte {
            0x0b => {
                self.blocks -= 1;
                if self.blocks == 0 { self.next_function() } else { Place::Operation }
            }
            0x02..=0x04 => {
                self.blocks += 1;
                numbers(1)
            }
            0x0c | 0x0d | 0x10 | 0x20..=0x26 | 0x3f..=0x42 | 0xd0 | 0xd2 => numbers(1),
            0x11 | 0x28..=0x3e => numbers(2),
            0x0e | 0x1c => Place::Table,
            0x43 => Place::Constant(4),
            0x44 => Place::Constant(8),
            0xfc => Place::Second,
            _ => Place::Operation,
        };
        self.blocks == 0
    }
}

fn numbers(count: u32) -> Place {
    if count > 0 { Place::Number(count) } else { Place::Operation }
}
