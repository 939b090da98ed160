// Conversion of float32 to bfloat16, rounding to the nearest and halves away from
// zero, into the layouts that the products on tiles read. AVX-512.

#include "textflag.h"

// ROUNDING sets the constants: Z30 is half a unit of the last place of bfloat16,
// Z31 masks its bits.
#define ROUNDING \
	MOVL $0x8000, AX; \
	VPBROADCASTD AX, Z30; \
	MOVL $0xffff0000, AX; \
	VPBROADCASTD AX, Z31

// PAIR leaves in lo the pairs of bfloat16 of lo (first) and hi (second).
#define PAIR(lo, hi) \
	VPADDD Z30, lo, lo; \
	VPADDD Z30, hi, hi; \
	VPSRLD $16, lo, lo; \
	VPTERNLOGD $0xf8, Z31, hi, lo

// func bfRow(n int, src *float32, dst *uint16)
// It converts n values and fills up with zeros to a multiple of 16.
TEXT ·bfRow(SB), NOSPLIT, $0-24
	MOVQ n+0(FP), CX
	MOVQ src+8(FP), SI
	MOVQ dst+16(FP), DI
	ROUNDING
	KXNORW K1, K1, K1

rowLoop:
	CMPQ CX, $16
	JGE rowFull
	TESTQ CX, CX
	JLE rowDone
	MOVL $1, AX
	SHLL CX, AX
	DECL AX
	KMOVW AX, K1

rowFull:
	VMOVUPS.Z (SI), K1, Z0
	VPADDD Z30, Z0, Z0
	VPSRLD $16, Z0, Z0
	VPMOVDW Z0, (DI)
	ADDQ $64, SI
	ADDQ $32, DI
	SUBQ $16, CX
	JMP rowLoop

rowDone:
	VZEROUPPER
	RET

// func bfPairs(n int, a, b *float32, dst *uint16, step int)
// It writes the pairs of n columns of two rows, sixteen by sixteen, step bytes apart,
// and fills the last sixteen up with zeros.
TEXT ·bfPairs(SB), NOSPLIT, $0-40
	MOVQ n+0(FP), CX
	MOVQ a+8(FP), SI
	MOVQ b+16(FP), BX
	MOVQ dst+24(FP), DI
	MOVQ step+32(FP), DX
	ROUNDING
	KXNORW K1, K1, K1

pairsLoop:
	CMPQ CX, $16
	JGE pairsFull
	TESTQ CX, CX
	JLE pairsDone
	MOVL $1, AX
	SHLL CX, AX
	DECL AX
	KMOVW AX, K1

pairsFull:
	VMOVUPS.Z (SI), K1, Z0
	VMOVUPS.Z (BX), K1, Z1
	PAIR(Z0, Z1)
	VMOVUPS Z0, (DI)
	ADDQ $64, SI
	ADDQ $64, BX
	ADDQ DX, DI
	SUBQ $16, CX
	JMP pairsLoop

pairsDone:
	VZEROUPPER
	RET

// TRANSPOSE turns the 16 x 16 words of 32 bits in Z0 to Z15 about their diagonal.
#define TRANSPOSE \
	VPUNPCKLDQ Z1, Z0, Z16; \
	VPUNPCKHDQ Z1, Z0, Z17; \
	VPUNPCKLDQ Z3, Z2, Z18; \
	VPUNPCKHDQ Z3, Z2, Z19; \
	VPUNPCKLDQ Z5, Z4, Z20; \
	VPUNPCKHDQ Z5, Z4, Z21; \
	VPUNPCKLDQ Z7, Z6, Z22; \
	VPUNPCKHDQ Z7, Z6, Z23; \
	VPUNPCKLDQ Z9, Z8, Z24; \
	VPUNPCKHDQ Z9, Z8, Z25; \
	VPUNPCKLDQ Z11, Z10, Z26; \
	VPUNPCKHDQ Z11, Z10, Z27; \
	VPUNPCKLDQ Z13, Z12, Z28; \
	VPUNPCKHDQ Z13, Z12, Z29; \
	VPUNPCKLDQ Z15, Z14, Z30; \
	VPUNPCKHDQ Z15, Z14, Z31; \
	VPUNPCKLQDQ Z18, Z16, Z0; \
	VPUNPCKHQDQ Z18, Z16, Z1; \
	VPUNPCKLQDQ Z19, Z17, Z2; \
	VPUNPCKHQDQ Z19, Z17, Z3; \
	VPUNPCKLQDQ Z22, Z20, Z4; \
	VPUNPCKHQDQ Z22, Z20, Z5; \
	VPUNPCKLQDQ Z23, Z21, Z6; \
	VPUNPCKHQDQ Z23, Z21, Z7; \
	VPUNPCKLQDQ Z26, Z24, Z8; \
	VPUNPCKHQDQ Z26, Z24, Z9; \
	VPUNPCKLQDQ Z27, Z25, Z10; \
	VPUNPCKHQDQ Z27, Z25, Z11; \
	VPUNPCKLQDQ Z30, Z28, Z12; \
	VPUNPCKHQDQ Z30, Z28, Z13; \
	VPUNPCKLQDQ Z31, Z29, Z14; \
	VPUNPCKHQDQ Z31, Z29, Z15; \
	VSHUFI32X4 $0x88, Z4, Z0, Z16; \
	VSHUFI32X4 $0xdd, Z4, Z0, Z20; \
	VSHUFI32X4 $0x88, Z12, Z8, Z24; \
	VSHUFI32X4 $0xdd, Z12, Z8, Z28; \
	VSHUFI32X4 $0x88, Z5, Z1, Z17; \
	VSHUFI32X4 $0xdd, Z5, Z1, Z21; \
	VSHUFI32X4 $0x88, Z13, Z9, Z25; \
	VSHUFI32X4 $0xdd, Z13, Z9, Z29; \
	VSHUFI32X4 $0x88, Z6, Z2, Z18; \
	VSHUFI32X4 $0xdd, Z6, Z2, Z22; \
	VSHUFI32X4 $0x88, Z14, Z10, Z26; \
	VSHUFI32X4 $0xdd, Z14, Z10, Z30; \
	VSHUFI32X4 $0x88, Z7, Z3, Z19; \
	VSHUFI32X4 $0xdd, Z7, Z3, Z23; \
	VSHUFI32X4 $0x88, Z15, Z11, Z27; \
	VSHUFI32X4 $0xdd, Z15, Z11, Z31; \
	VSHUFI32X4 $0x88, Z24, Z16, Z0; \
	VSHUFI32X4 $0xdd, Z24, Z16, Z8; \
	VSHUFI32X4 $0x88, Z28, Z20, Z4; \
	VSHUFI32X4 $0xdd, Z28, Z20, Z12; \
	VSHUFI32X4 $0x88, Z25, Z17, Z1; \
	VSHUFI32X4 $0xdd, Z25, Z17, Z9; \
	VSHUFI32X4 $0x88, Z29, Z21, Z5; \
	VSHUFI32X4 $0xdd, Z29, Z21, Z13; \
	VSHUFI32X4 $0x88, Z26, Z18, Z2; \
	VSHUFI32X4 $0xdd, Z26, Z18, Z10; \
	VSHUFI32X4 $0x88, Z30, Z22, Z6; \
	VSHUFI32X4 $0xdd, Z30, Z22, Z14; \
	VSHUFI32X4 $0x88, Z27, Z19, Z3; \
	VSHUFI32X4 $0xdd, Z27, Z19, Z11; \
	VSHUFI32X4 $0x88, Z31, Z23, Z7; \
	VSHUFI32X4 $0xdd, Z31, Z23, Z15

// STORES writes Z0 to Z15, DX bytes apart.
#define PUT(reg) \
	VMOVUPS reg, (DI); \
	ADDQ DX, DI

#define STORES \
	PUT(Z0); PUT(Z1); PUT(Z2); PUT(Z3); \
	PUT(Z4); PUT(Z5); PUT(Z6); PUT(Z7); \
	PUT(Z8); PUT(Z9); PUT(Z10); PUT(Z11); \
	PUT(Z12); PUT(Z13); PUT(Z14); PUT(Z15)

// func bfPairsT(src *float32, lds int, dst *uint16, ldd int)
// It turns 32 rows of 16 columns into 16 rows of 32 bfloat16.
TEXT ·bfPairsT(SB), NOSPLIT, $0-32
	MOVQ src+0(FP), SI
	MOVQ lds+8(FP), BX
	MOVQ dst+16(FP), DI
	MOVQ ldd+24(FP), DX
	ROUNDING
	VMOVUPS (SI), Z0
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z0, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z1
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z1, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z2
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z2, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z3
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z3, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z4
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z4, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z5
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z5, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z6
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z6, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z7
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z7, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z8
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z8, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z9
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z9, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z10
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z10, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z11
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z11, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z12
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z12, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z13
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z13, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z14
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z14, Z16)
	LEAQ (SI)(BX*2), SI
	VMOVUPS (SI), Z15
	VMOVUPS (SI)(BX*1), Z16
	PAIR(Z15, Z16)
	LEAQ (SI)(BX*2), SI
	TRANSPOSE
	STORES
	VZEROUPPER
	RET

// HALVES leaves 32 values of a row in reg as bfloat16, and moves on to the next row.
#define HALVES(reg, half) \
	VPADDD (SI), Z30, Z16; \
	VPADDD 64(SI), Z30, Z17; \
	VPSRLD $16, Z16, Z16; \
	VPSRLD $16, Z17, Z17; \
	VPMOVDW Z16, half; \
	VPMOVDW Z17, Y18; \
	VINSERTI64X4 $1, Y18, reg, reg; \
	ADDQ BX, SI

// func bfRowsT(src *float32, lds int, dst *uint16)
// It turns 16 rows of 32 columns into 16 rows of 16 pairs, a tile of a panel.
TEXT ·bfRowsT(SB), NOSPLIT, $0-24
	MOVQ src+0(FP), SI
	MOVQ lds+8(FP), BX
	MOVQ dst+16(FP), DI
	MOVQ $64, DX
	ROUNDING
	HALVES(Z0, Y0)
	HALVES(Z1, Y1)
	HALVES(Z2, Y2)
	HALVES(Z3, Y3)
	HALVES(Z4, Y4)
	HALVES(Z5, Y5)
	HALVES(Z6, Y6)
	HALVES(Z7, Y7)
	HALVES(Z8, Y8)
	HALVES(Z9, Y9)
	HALVES(Z10, Y10)
	HALVES(Z11, Y11)
	HALVES(Z12, Y12)
	HALVES(Z13, Y13)
	HALVES(Z14, Y14)
	HALVES(Z15, Y15)
	TRANSPOSE
	STORES
	VZEROUPPER
	RET
