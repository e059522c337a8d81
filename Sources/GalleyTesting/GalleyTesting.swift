// Glue for Swift Testing and XCTest.

import GalleyGolden
